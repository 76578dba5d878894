import { expect, test } from "vitest";
import { go } from "../../base/place.svelte";
import { figureText, nameOf, rawOf, shownOf, type Run } from "./run_text";

const run: Run = {
  id: 3,
  key: "0".repeat(32),
  parent: 1,
  kind: "model",
  name: "streams c",
  target: "log_streams",
  scenario: "c",
  status: "finished",
  started: null,
  ended: null,
  seconds: null,
  seed: 7,
  code: null,
  report: null,
  model: null,
  data: { files: null, digest: null, rows: 10, snapshot: null },
  params: { trees: "200" },
  tags: { artists: "12" },
  metrics: [{ name: "r2", value: 0.53126, low: 0.5, high: 0.56, n: 10 }],
  folds: [],
  files: [],
};

test("a figure is told with its interval where it has one", () => {
  go("/?lang=en");
  expect(shownOf(run, "r2")).toBe("0.5313 [0.5000, 0.5600]");
  expect(figureText({ value: 2, low: null, high: null })).toBe("2.0000");
  expect(figureText({ value: 332156405.9, low: null, high: null })).toBe("332,156,406");
});

test("figures, settings and tags are found by name, and what a run lacks is empty", () => {
  go("/?lang=en");
  expect([rawOf(run, "r2"), rawOf(run, "trees"), rawOf(run, "artists"), rawOf(run, "none")]).toEqual([0.53126, "200", "12", null]);
  expect([shownOf(run, "trees"), shownOf(run, "none")]).toEqual(["200", ""]);
});

test("a model is called after its target and scenario, in the reader's language", () => {
  go("/?lang=en");
  expect(nameOf(run)).toBe("Streams c");
  go("/?lang=ko");
  expect(nameOf(run)).toBe("스트리밍 c");
  expect(nameOf({ ...run, target: null, scenario: null, name: null })).toBe("");
});
