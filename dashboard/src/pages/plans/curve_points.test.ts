import { expect, test } from "vitest";
import { curveAt, type CurvePoint } from "./curve_points";

const point = (spend: number, streams: number | null): CurvePoint => ({ platform: "x", spend, streams, low: null, high: null });
const curve = [point(0, 0), point(10, 100), point(30, 140)];

test("a curve is straight between its points", () => {
  expect(curveAt(curve, 0)).toBe(0);
  expect(curveAt(curve, 5)).toBe(50);
  expect(curveAt(curve, 20)).toBe(120);
  expect(curveAt(curve, 30)).toBe(140);
});

test("outside of its points, and beside a missing one, a curve says nothing", () => {
  expect(curveAt(curve, 31)).toBeNull();
  expect(curveAt([point(1, 5), point(2, 6)], 0.5)).toBeNull();
  expect(curveAt([point(0, 0), point(10, null)], 5)).toBeNull();
  expect(curveAt([], 1)).toBeNull();
});
