// Demos: dropped many at a time, listened to, scored as they would be released, and forgotten.
import assert from "node:assert/strict";
import fs from "node:fs";
import { View } from "./browser.mjs";
import { wav } from "./stage.mjs";
import { demos, demoScores, say, whatIf } from "./words.mjs";

async function demosAreHeardScoredAndForgotten({ browser, program }) {
  const server = await program.serve("live.db");
  const view = await View.open(browser, server);
  const names = ["첫 데모.wav", "letter.wav", "second.wav"];
  fs.writeFileSync(program.at(names[0]), wav(12, 330));
  fs.writeFileSync(program.at(names[1]), "Dear A&R, the song is attached.");
  fs.writeFileSync(program.at(names[2]), wav(14, 262));
  await view.go("/demos?lang=en");
  const before = (await server.get("/api/v1/demos")).total;
  await (await view.page.waitForSelector('input[type="file"]')).uploadFile(...names.map((name) => program.at(name)));
  const summary = say(demos.sentSummary, "en", { done: 2, all: 3, failed: 1 });
  const said = await view.until((text) => text.includes(summary), `"${summary}"`);
  assert.match(said, /letter\.wav: /, "it does not say why a letter is no sound");
  await view.until((text) => text.includes("Scored by the sound alone"), "scores of the list");
  const listed = await server.get("/api/v1/demos");
  assert.equal(listed.total, before + 2);
  assert.deepEqual(await view.violations(), [], "/demos with files on their way");

  const [demo] = listed.demos.filter(({ name }) => name === names[0]);
  await view.page.click(`main a[href^="/demos/${demo.digest}"]`);
  await view.until((text) => text.includes(say(demoScores.limits, "en")), "what the score can say");
  const text = await view.text();
  for (const words of [demos.waveform, demos.classes.measured, demos.classes.estimated, demos.classes.weak, demoScores.hit]) {
    assert.ok(text.includes(say(words, "en")), `no "${say(words, "en")}": ${text}`);
  }
  const reasons = await view.page.$$eval("main .outcomes button", (buttons) => buttons.map((one) => one.textContent.trim()));
  assert.deepEqual(reasons, [say(whatIf.streams, "en"), say(whatIf.hit, "en")], "reasons of other outcomes");
  const artist = (await server.get("/api/v1/artists?limit=1")).rows[0].name;
  assert.ok(text.includes(say(demoScores.soundAlone, "en")), text);
  await view.go(`/demos/${demo.digest}?lang=en&artist=${encodeURIComponent(artist)}`);
  await view.until((now) => now.includes(say(demoScores.limits, "en")), "an answer for that artist");
  assert.equal(await view.page.$eval("main label input.field", (box) => box.value), artist);
  const named = await view.text();
  // The server's study is a quick one, which knows no roster.
  assert.ok(named.includes(say(demoScores.withNames, "en")) && named.includes("Scenario a"), named);
  await view.page.select("main select.field", "single");
  await view.page.waitForFunction(() => new URLSearchParams(location.search).get("album_type") === "single");
  assert.deepEqual(await view.violations(), [], "a demo");

  await view.go("/demos?lang=ko");
  await view.press(`button[aria-label="${say(demos.forgetOne, "ko", { name: names[0] })}"]`);
  await view.press("dialog[open] footer .button.main");
  await view.until((now) => !now.includes(names[0]), "that it is forgotten");
  assert.equal((await server.get("/api/v1/demos")).total, before + 1);
  await view.assertClean();
  await view.close();
  await server.stop();
}

export const checks = { "demos are heard, scored and forgotten": demosAreHeardScoredAndForgotten };
