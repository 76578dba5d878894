import { expect, test } from "vitest";
import { brokenLine, fitText, intervalScale, labelStep } from "./interval_scale";

test("a scale holds all values and the reference, between round marks", () => {
  const scale = intervalScale([0.12, null, 0.58, NaN], [0]);
  expect([scale.low, scale.high]).toEqual([0, 0.6]);
  expect(scale.marks).toEqual([0, 0.2, 0.4, 0.6]);
  expect(scale.at(0.3)).toBeCloseTo(0.5, 12);
});

test("marks have no tail of rounding, below zero too", () => {
  expect(intervalScale([-0.3, 0.3], [0]).marks).toEqual([-0.4, -0.2, 0, 0.2, 0.4]);
  expect(intervalScale([0.07, 0.31], []).marks).toEqual([0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
});

test("no value or one value still give a scale", () => {
  for (const scale of [intervalScale([], []), intervalScale([5], [])]) {
    expect(scale.high).toBeGreaterThan(scale.low);
    expect(scale.marks.every(Number.isFinite)).toBe(true);
  }
});

test("a line through rows leaves their texts free", () => {
  expect(brokenLine(10, 0, 100, [40, 80], 6)).toBe("M10 0V20M10 34V60M10 74V100");
  expect(brokenLine(10, 0, 50, [15, 45], 6)).toBe("M10 9V25M10 39V50");
});

test("marks that have no room for their texts are left bare, and long names are cut", () => {
  expect(labelStep(["0.000", "0.500"], 100)).toBe(1);
  expect(labelStep(["+1,000.0%"], 40)).toBe(2);
  expect(fitText("short", 100)).toBe("short");
  expect(fitText("a name that is far too long", 60)).toBe("a name…");
});
