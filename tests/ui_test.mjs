#!/usr/bin/env node
// The dashboard in a real browser: what pages show equals the API, in English and Korean.
//   node tests/ui_test.mjs build/dev/crossfade [words of a test's name]
// Exits 77, saying why, where the browser or the dashboard's packages are missing.
import test, { after, before } from "node:test";
import { whatIsMissing } from "./ui/packages.mjs";

const [binary, only = ""] = process.argv.slice(2);
if (binary === undefined) {
  console.error("usage: ui_test.mjs PROGRAM [words of a test's name]");
  process.exit(2);
}
const missing = whatIsMissing();
if (missing !== null) {
  console.log(`skipped: there is no ${missing}`);
  process.exit(77);
}

const { launch } = await import("./ui/browser.mjs");
const { makeStage } = await import("./ui/stage.mjs");
const suites = await Promise.all(
  ["figures", "looks", "state", "live", "models", "demos", "access", "speed"].map((name) => import(`./ui/${name}_checks.mjs`)),
);
const stage = {};
before(async () => Object.assign(stage, await makeStage(binary), { browser: await launch() }));
after(async () => {
  await stage.browser?.close();
  await stage.program?.end();
});
for (const { checks } of suites) {
  for (const [name, check] of Object.entries(checks)) {
    if (name.includes(only)) test(name, () => check(stage));
  }
}
