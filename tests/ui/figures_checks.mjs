// What pages show equals the API, in both languages.
import assert from "node:assert/strict";
import { View } from "./browser.mjs";
import { expectedOn } from "./expected.mjs";
import { viewsOf } from "./views.mjs";
import { frame, kpiWords, wordsOf } from "./words.mjs";

const plain = (text) => text.replace(/\s+/g, " ").trim();

/** Whether a row has cells that hold these texts, in this order. */
function holds(row, cells) {
  let at = 0;
  for (const cell of row) if (at < cells.length && cell.includes(plain(cells[at]))) at += 1;
  return at === cells.length;
}

/** What of the expected the page does not show, a line each. */
async function absentFrom(view, { texts, rows }) {
  const [text, shown] = [await view.text(), await view.rows()];
  return [
    ...texts.filter((wanted) => !text.includes(plain(wanted))).map((wanted) => `no "${wanted}"`),
    ...rows.filter((wanted) => !shown.some((row) => holds(row, wanted))).map((wanted) => `no row ${JSON.stringify(wanted)}`),
  ];
}

async function figuresOfEveryPage({ browser, server }) {
  const view = await View.open(browser, server);
  const absent = [];
  for (const path of await viewsOf(server)) {
    await view.go(`${path}${path.includes("?") ? "&" : "?"}lang=en`);
    for (const language of ["en", "ko"]) {
      if (language === "ko") await view.language("ko");
      const expected = await expectedOn(path, server, wordsOf(language));
      if (expected !== null) absent.push(...(await absentFrom(view, expected)).map((line) => `${path} (${language}): ${line}`));
    }
  }
  assert.equal(absent.slice(0, 60).join("\n"), "");
  await view.assertClean();
  await view.close();
}

/** The cards of the overview as [label, text of the card]. */
function cards(view) {
  return view.page.$$eval("main article", (all) =>
    all.map((card) => [card.querySelector("h3")?.textContent.trim(), card.innerText.replace(/\s+/g, " ")]),
  );
}

async function cardsOfTheOverview({ browser, server }) {
  const board = await server.get("/api/v1/kpis");
  const view = await View.open(browser, server);
  for (const language of ["en", "ko"]) {
    const w = wordsOf(language);
    await view.go(`/?lang=${language}`);
    const shown = (await cards(view)).filter(([label]) => Object.values(kpiWords).some((one) => w.say(one.label) === label));
    assert.ok(shown.length >= 6, `only ${shown.length} key figures`);
    for (const [label, text] of shown) {
      const [name, { unit }] = Object.entries(kpiWords).find(([, one]) => w.say(one.label) === label);
      const { value, low, high, n } = board.kpis[name];
      assert.ok(text.includes(`${label} ${w.figure(unit, value)}`), `${text}: ${w.figure(unit, value)}`);
      assert.ok(text.includes(w.say(frame.rowsBehind, { n: w.count(n) })), text);
      if (low !== null) assert.ok(text.includes(w.say(frame.intervalOf, { low: w.figure(unit, low), high: w.figure(unit, high) })), text);
      if (unit === "compact" && board.before !== null) {
        assert.ok(text.includes(w.day(board.before.as_of)), `${text}: its change since ${board.before.as_of}`);
      }
    }
  }
  await view.assertClean();
  await view.close();
}

export const checks = {
  "every page shows the API's figures, in English and Korean": figuresOfEveryPage,
  "the cards of the overview show value, interval, n and change": cardsOfTheOverview,
};
