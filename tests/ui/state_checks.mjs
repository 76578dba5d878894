// A page's state is in its URL; and pages without data, without a server, or older than the data say so.
import assert from "node:assert/strict";
import { View } from "./browser.mjs";
import { frame, jobs, kpiWords, say, wordsOf } from "./words.mjs";

/** The parts of the overview that a filter must change, by their titles: key figures and tiles. */
function tiles(view) {
  return view.page.$$eval("main article, main section:has(> header h2)", (parts) =>
    Object.fromEntries(parts.map((part) => [part.querySelector("h2, h3").textContent.trim(), part.innerText.replace(/\s+/g, " ")])),
  );
}

/** Chooses an artist in the filters, as a reader does by keyboard. */
async function chooseArtist(view, name) {
  const box = await view.page.waitForSelector("main input[role=combobox]");
  await box.type(name);
  await view.page.waitForSelector("main [role=option]");
  await box.press("ArrowDown");
  await box.press("Enter");
  await view.page.waitForFunction(() => new URLSearchParams(location.search).has("artist"));
  await view.settled();
}

async function filterOfTheOverview({ browser, server }) {
  const view = await View.open(browser, server);
  await view.go("/?lang=en");
  const [all, allText] = [await tiles(view), await view.text()];
  assert.ok(Object.keys(all).length >= 8, Object.keys(all).join());
  const { id, name, tracks } = (await server.get("/api/v1/artists?sort=tracks&order=desc&limit=1")).rows[0];
  await chooseArtist(view, name);
  const { search } = new URL(view.page.url());
  assert.equal(new URLSearchParams(search).get("artist"), id);
  const chosen = await tiles(view);
  for (const [title, text] of Object.entries(all)) {
    // Quality and the threshold of a hit are those of all tracks, and their tiles say so.
    const ofAll = [say(frame.pageNames.quality, "en"), say(kpiWords.hit_threshold.label, "en")];
    if (title in chosen && !ofAll.includes(title)) assert.notEqual(chosen[title], text, `"${title}" is as it was before the filter`);
  }
  const board = await server.get(`/api/v1/kpis?artist=${id}`);
  assert.equal(board.rows, tracks);
  assert.ok((await view.text()).includes(wordsOf("en").figure("compact", board.kpis.total_views.value)));

  const text = await view.text();
  await view.page.reload();
  await view.settled();
  assert.equal(await view.text(), text, "a reload changed the page");
  await view.language("ko");
  assert.equal(new URLSearchParams(new URL(view.page.url()).search).get("artist"), id);
  assert.ok((await view.text()).includes(wordsOf("ko").figure("compact", board.kpis.total_views.value)));
  await view.language("en");
  assert.equal(await view.text(), text, "switching the language and back changed the page");
  await view.page.goBack();
  await view.settled();
  assert.equal(await view.text(), allText, "back does not lead to the page before the filter");
  await view.assertClean();
  await view.close();
}

/** Pages with a state, and what is pressed there. */
const steps = [
  ["/tracks", "thead th:nth-child(2) button"],
  ["/findings", 'main [role="tab"]:nth-child(5)'],
  ["/plans", 'main [role="tab"]:nth-child(3)'],
  ["/quality", 'main [role="tab"]:nth-child(2)'],
  ["/models", 'main [role="tab"]:nth-child(2)'],
  ["/models", 'main [role="tabpanel"] [role="tab"]:nth-child(3)'],
];

async function stateOfEveryPage({ browser, server }) {
  const view = await View.open(browser, server);
  for (const [path, selector] of steps) {
    await view.go(`${path}?lang=ko`);
    const before = await view.text();
    await view.press(selector);
    await view.settled();
    const after = await view.text();
    assert.notEqual(after, before, `${path}: nothing happened`);
    await view.page.reload();
    await view.settled();
    assert.equal(await view.text(), after, `${path}: not restored`);
    await view.page.goBack();
    await view.settled();
    assert.equal(await view.text(), before, `${path}: back leads elsewhere`);
  }
  await view.assertClean();
  await view.close();
}

async function nothingFits({ browser, server }) {
  const view = await View.open(browser, server);
  for (const path of ["/", "/tracks", "/artists", "/videos"]) {
    for (const language of ["en", "ko"]) {
      await view.go(`${path}?lang=${language}&q=${"nothing-is-called-so"}`);
      const text = await view.text();
      assert.ok(text.includes(say(frame.nothingSelected, language)), `${path}: ${text.slice(0, 500)}`);
      assert.ok(!/NaN|undefined|null|Infinity/.test(text), `${path}: ${text}`);
    }
  }
  await view.assertClean();
  await view.close();
}

const pagesOfCounts = ["/", "/tracks", "/artists", "/videos", "/compare", "/findings", "/models", "/models?view=versions", "/what-if", "/plans", "/plans?tab=editor", "/quality", "/quality?tab=imports"];

async function emptyStore({ browser, program }) {
  const server = await program.serve("empty.db", { models: "no-models" });
  const view = await View.open(browser, server);
  for (const language of ["en", "ko"]) {
    const wanted = [frame.nothingImported, frame.nothingImportedNote, frame.importNow].map((text) => say(text, language));
    for (const path of pagesOfCounts) {
      await view.go(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
      const text = await view.text();
      for (const words of wanted) assert.ok(text.includes(words), `${path} does not say "${words}": ${text}`);
      for (const words of [frame.failedTitle, frame.nothingSelected]) assert.ok(!text.includes(say(words, language)), `${path}: ${text}`);
      assert.ok(!/NaN|undefined|null|Infinity/.test(text), `${path}: ${text}`);
      assert.equal((await view.page.$$('main a.button[href^="/jobs"]')).length, 1, `${path} does not lead to an import`);
    }
    await view.go(`/jobs?lang=${language}`);
    const text = await view.until((said) => said.includes(say(jobs.studyLater, language)), "that there is nothing to study yet");
    assert.ok(text.includes(say(jobs.noJobs, language)), text);
    assert.ok(!text.includes(say(jobs.startStudy, language)), "a study is offered before an import");
  }
  assert.deepEqual(await view.violations(), [], "/jobs of an empty store");
  await view.go("/?lang=en");
  assert.deepEqual(await view.violations(), [], "an empty store");
  await view.assertClean();
  await view.close();
  await server.stop();
}

async function serverThatWentAway({ browser, program }) {
  program.run(["import", "before.csv", "--store", "away.db"]);
  let server = await program.serve("away.db");
  // What Chromium says of a request that failed is no fault of the page.
  const view = await View.open(browser, server, { allow: /Failed to load resource|ERR_CONNECTION|ERR_INCOMPLETE_CHUNKED/ });
  await view.go("/?lang=en");
  const { port } = server;
  await server.stop();
  await view.page.click('nav a[href^="/artists"]');
  await view.until((text) => text.includes(say(frame.remedyOffline, "en")), "that the server does not answer");
  server = await program.serve("away.db", { port });
  const { name } = (await server.get("/api/v1/artists?limit=1&sort=streams&order=desc")).rows[0];
  await view.until((text) => text.includes(name), "the table, once the server is back");
  await view.assertClean();
  await view.close();
  await server.stop();
}

export const checks = {
  "a filter changes every tile; reload, language and back keep the state": filterOfTheOverview,
  "sorting and tabs are in the URL: reload restores them, back undoes them": stateOfEveryPage,
  "filters that fit nothing are said to": nothingFits,
  "every page of an empty store says what is missing": emptyStore,
  "a server that went away is said to, and its return is noticed": serverThatWentAway,
};
