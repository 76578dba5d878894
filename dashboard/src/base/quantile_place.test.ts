import { expect, test } from "vitest";
import { quantilePlace } from "./quantile_place";

test("a value's place among quantiles is the share below it", () => {
  const quartiles = [60, 90, 100, 120, 200];
  expect(quantilePlace(quartiles, 100)).toBe(0.5);
  expect(quantilePlace(quartiles, 95)).toBe(0.375);
  expect(quantilePlace(quartiles, 160)).toBe(0.875);
  expect([quantilePlace(quartiles, 20), quantilePlace(quartiles, 500)]).toEqual([0, 1]);
});

test("equal quantiles hold their share, and without any there is no place", () => {
  expect(quantilePlace([0, 5, 5, 5, 9], 5)).toBe(0.75);
  expect(quantilePlace([], 5)).toBe(null);
  expect(quantilePlace([1, 2], null)).toBe(null);
});
