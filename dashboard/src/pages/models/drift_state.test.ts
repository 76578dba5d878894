import { expect, test } from "vitest";
import { furthestFirst, watchFrom, worstOutcome } from "./drift_state";

test("outcomes that are undecided count only where all are", () => {
  const of = (...verdicts: ("stable" | "undecided" | "watch" | "drifted")[]) => worstOutcome(verdicts.map((verdict) => ({ verdict })));
  expect(of("stable", "undecided")).toBe("stable");
  expect(of("watch", "stable", "undecided")).toBe("watch");
  expect(of("drifted", "watch")).toBe("drifted");
  expect(of("undecided")).toBe("undecided");
});

test("features come by how far they moved, and those of which nothing is known last", () => {
  const of = (value: number | null) => ({ index: { value, low: null, high: null, n: 1 } });
  expect(furthestFirst([of(null), of(0.1), of(0.4)]).map(({ index }) => index.value)).toEqual([0.4, 0.1, null]);
});

test("a feature is to be watched from two fifths of the threshold on", () => {
  expect(watchFrom(0.25)).toBeCloseTo(0.1);
});
