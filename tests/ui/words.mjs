// The dashboard's own words and number formats, so that a test says what a page must show of an answer of
// the API. Only modules that need no browser can be taken; say() here takes the language by hand.
import fs from "node:fs";
import path from "node:path";
import { root, takeTypescript } from "./packages.mjs";

const typescript = takeTypescript();
const sources = path.join(root, "dashboard/src");
const taken = new Map([[path.join(sources, "text/bilingual.ts"), { both: (en, ko) => ({ en, ko }) }]]);

function take(file) {
  if (taken.has(file)) return taken.get(file);
  const { outputText } = typescript.transpileModule(fs.readFileSync(file, "utf8"), {
    compilerOptions: { module: typescript.ModuleKind.CommonJS, target: typescript.ScriptTarget.ES2022 },
  });
  const exports = {};
  taken.set(file, exports);
  new Function("exports", "require", outputText)(exports, (name) => take(`${path.resolve(path.dirname(file), name)}.ts`));
  return exports;
}

export const frame = take(path.join(sources, "text/frame.ts"));
export const demos = take(path.join(sources, "text/demos.ts"));
export const demoScores = take(path.join(sources, "text/demo_scores.ts"));
export const whatIf = take(path.join(sources, "text/what_if.ts"));
export const jobs = take(path.join(sources, "text/jobs.ts"));
export const drift = take(path.join(sources, "text/drift.ts"));
export const versions = take(path.join(sources, "text/versions.ts"));
export const kpiWords = take(path.join(sources, "text/kpis.ts")).kpiWords;
const numbers = take(path.join(sources, "base/number_format.ts"));
const dates = take(path.join(sources, "base/date_format.ts"));

/** A text of the dashboard or of the API in a language, its places filled. */
export function say(text, language, values = {}) {
  return text[language].replace(/\{(\w+)\}/g, (whole, place) => String(values[place] ?? whole));
}

/** How pages of a language write what the API says. */
export function wordsOf(language) {
  const figure = (unit, value) => numbers.formatAs(unit, value, language);
  return {
    language,
    figure,
    say: (text, values) => say(text, language, values),
    count: (value) => numbers.formatCount(value, language),
    compact: (value) => numbers.formatCompact(value, language),
    decimal: (value, digits) => numbers.formatDecimal(value, digits, language),
    percent: (value, options) => numbers.formatPercent(value, language, options),
    duration: numbers.formatDuration,
    day: (value) => dates.formatDay(value, language),
    /** "0.60 [0.57, 0.64]", without the brackets where there is no interval. */
    estimate: (unit, { value, low, high }) =>
      figure(unit, value) + (low === null || high === null ? "" : ` [${figure(unit, low)}, ${figure(unit, high)}]`),
  };
}
