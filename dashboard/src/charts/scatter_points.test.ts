import { expect, test } from "vitest";
import { boundsOf, boxOf, decadeCells, ratioQuartiles, readPoints } from "./scatter_points";

/** As the server writes it: 16 bits a value, the low byte first. */
function base64(values: readonly number[]): string {
  return btoa(values.map((value) => String.fromCharCode(value & 255, value >> 8)).join(""));
}
const sent = { count: 2, low: 0, high: 10, views: base64([0, 65535]), streams: base64([39321, 13107]), row: "" };
const grid = { views_low_log10: 3, streams_low_log10: 5.5, cells_per_decade: 2, columns: 3, rows: 2, tracks: 6, cells: [1, 0, 2, 0, 0, 3] };

test("points are read from 16 bits, low byte first, over the range given", () => {
  const { x, y } = readPoints(sent);
  expect([...x]).toEqual([0, 10]);
  expect(y[0]).toBeCloseTo(6, 5);
  expect(y[1]).toBeCloseTo(2, 5);
});

test("the axes reach whole powers of ten around points and cells", () => {
  expect(boxOf({ x: Float32Array.of(3.2, 7.9), y: Float32Array.of(5, 5) }, null)).toEqual({ x0: 3, x1: 8, y0: 5, y1: 6 });
  expect(boxOf(null, grid)).toEqual({ x0: 3, x1: 5, y0: 5, y1: 7 });
  expect(boxOf({ x: new Float32Array(), y: new Float32Array() }, null)).toBeNull();
});

test("a drawn rectangle gives bounds that hold it, in three digits", () => {
  const bounds = boundsOf({ x0: 0.2, x1: 6.12345, y0: 7.98765, y1: 9 });
  expect(bounds.views_min).toBe(1);
  expect(bounds.views_max).toBe(1_330_000);
  expect(bounds.streams_min).toBe(97_100_000);
  expect(bounds.streams_max).toBe(1_000_000_000);
});

test("the table counts each track in the square of its powers of ten", () => {
  const points = { x: Float32Array.of(3.5, 3.9, 4.1), y: Float32Array.of(6.1, 6.9, 5.2) };
  expect(decadeCells(points, null)).toEqual([
    { views: 1e4, streams: 1e5, tracks: 1 },
    { views: 1e3, streams: 1e6, tracks: 2 },
  ]);
});

test("cells run row by row from the bottom left", () => {
  expect(decadeCells(null, grid)).toEqual([
    { views: 1e3, streams: 1e5, tracks: 1 },
    { views: 1e4, streams: 1e5, tracks: 2 },
    { views: 1e4, streams: 1e6, tracks: 3 },
  ]);
});

test("streams a view are told by their quartiles", () => {
  const points = { x: Float32Array.of(1, 1, 1, 1, 1), y: Float32Array.of(3, 1, 2, 0, 4) };
  const quartiles = ratioQuartiles(points);
  expect(quartiles?.low).toBeCloseTo(1);
  expect(quartiles?.median).toBeCloseTo(10);
  expect(quartiles?.high).toBeCloseTo(100);
});
