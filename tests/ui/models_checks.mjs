// Models are chosen by the page: tested, promoted, taken back; and it says what came of it.
import assert from "node:assert/strict";
import { View } from "./browser.mjs";
import { frame, jobs, say, versions, wordsOf } from "./words.mjs";

const path = "/models?view=versions";
const en = (message, values) => say(message, "en", values);

/** A store with a champion and, of another seed, a challenger. */
function makeVersions(program) {
  for (const seed of ["7", "8"]) {
    program.run([
      "run", "now.csv", "--quick", "--seed", seed, "--store", "versions.db", "--model", "versions.db.models",
      "--as-of", "2026-08-01", "--out", `report-${seed}`,
    ]);
  }
}

const pressNamed = (view, name) => view.press(`main button::-p-text(${name})`);
/** Presses a button of the dialog that is open. */
const answer = (view, name) => view.press(`dialog[open] footer button::-p-text(${name})`);

/** What is wrong with the page as it stands, at all sizes, in both themes and languages. */
async function faultsOf(view) {
  const faults = [];
  for (const [theme, width, language] of [["light", 1440, "en"], ["dark", 390, "ko"]]) {
    await view.theme(theme);
    await view.page.setViewport({ width, height: 900 });
    await view.language(language);
    faults.push(...(await view.violations()));
    if ((await view.sideways()) > 0) faults.push(`wider than ${width} px in ${language}`);
    if (/NaN|undefined|null|Infinity/.test(await view.text())) faults.push("a hole in its text");
  }
  await view.page.setViewport({ width: 1440, height: 900 });
  await view.language("en");
  return faults;
}

async function testedAndRefused(view, server) {
  await view.go(`${path}&lang=en`);
  assert.ok((await view.text()).includes(en(versions.notTested, { n: 2 })));
  await pressNamed(view, en(versions.testIt));
  await view.until((text) => text.includes(en(versions.wasRefused, { n: 2 })), "the end of the test");
  await view.until((text) => text.includes(en(versions.differences)), "the figures of the test");
  const [change] = (await server.get("/api/v1/model_changes")).changes;
  assert.equal(change.action, "refuse");
  const shown = await view.rows();
  for (const figure of change.evidence.figures.filter(({ verdict }) => verdict !== "not-tried")) {
    const cells = ["champion", "challenger", "difference"].map((part) => wordsOf("en").figure("decimal", figure[part].value));
    const word = en(versions.trialVerdicts[figure.verdict]);
    assert.ok(shown.some((row) => [...cells, word].every((cell) => row.some((one) => one.startsWith(cell)))), `${cells.join(", ")}: ${word}`);
  }
  assert.deepEqual(await faultsOf(view), []);
}

async function promotedForAReason(view) {
  await pressNamed(view, en(versions.forceIt));
  const yes = await view.page.waitForSelector("dialog[open] footer button.main");
  assert.ok(await yes.evaluate((button) => button.disabled), "it is promoted for no reason");
  await view.page.type("dialog[open] input", "회의에서 정함");
  assert.deepEqual(await view.violations(), [], "the dialog");
  await answer(view, en(versions.forceYes));
  await view.until((text) => text.includes(en(versions.nowChampion, { n: 2 })), "the promotion");
  await view.until((text) => text.includes(en(versions.rollBackTo, { n: 1 })), "the way back");
  assert.ok((await view.rows()).some((row) => row.includes(en(versions.changeWords.force)) && row.includes("회의에서 정함")));
}

async function takenBack(view) {
  await pressNamed(view, en(versions.rollBack));
  const title = await view.page.waitForSelector("dialog[open] h2");
  assert.equal(await title.evaluate((heading) => heading.textContent), en(versions.rollBackAsk, { former: 1 }));
  await answer(view, en(versions.rollBackYes));
  await view.until((text) => text.includes(en(versions.championAgain, { n: 1 })), "the roll-back");
  await view.until((text) => text.includes(en(versions.noWayBack)), "that there is no further way back");
}

async function chosenByThePage({ browser, program }) {
  makeVersions(program);
  const server = await program.serve("versions.db", { models: "versions.db.models" });
  const view = await View.open(browser, server);
  await testedAndRefused(view, server);
  await promotedForAReason(view);
  await takenBack(view);
  await view.go("/jobs?lang=en");
  const work = (await view.rows()).map((row) => row.slice(1).find((cell) => cell !== "")).slice(1, 4);
  assert.ok(work[0].startsWith(en(jobs.kinds.rollback)), work[0]);
  assert.ok(work[1].startsWith(`${en(jobs.promotionOf, { n: 2 })}, ${en(jobs.promotionUntested)}`), work[1]);
  assert.ok(work[2].startsWith(en(jobs.promotionOf, { n: 2 })), work[2]);
  assert.ok((await view.text()).includes(en(jobs.refused)));
  assert.ok(!(await view.text()).includes(en(frame.failedTitle)));
  await view.assertClean();
  await view.close();
  await server.stop();
}

export const checks = {
  "models are tested, promoted and taken back by the page, which says what came of it": chosenByThePage,
};
