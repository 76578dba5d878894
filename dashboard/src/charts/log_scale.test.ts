import { expect, test } from "vitest";
import { logScale } from "./log_scale";

test("stands still while values move within it, and has a mark a power of ten", () => {
  expect(logScale([5e5, null]).marks).toEqual(logScale([7e8]).marks);
  expect(logScale([]).marks).toEqual([1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10]);
  expect(logScale([]).at(1e7)).toBeCloseTo(0.5);
});

test("widens for what lies outside; zero counts as one", () => {
  const scale = logScale([0, 3e10]);
  expect([scale.low, scale.high]).toEqual([1, 1e11]);
  expect(scale.at(0)).toBe(0);
});
