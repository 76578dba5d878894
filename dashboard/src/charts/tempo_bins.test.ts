import { expect, test } from "vitest";
import { fullestStep, tempoBins } from "./tempo_bins";

const all = { low_bpm: 60, step_bpm: 5, tracks: [10, 20, 30, 40], missing: 1 };

test("a selection that begins later stands over the steps of all tracks", () => {
  const bins = tempoBins({ low_bpm: 70, step_bpm: 5, tracks: [3, 1], missing: 0 }, all);
  expect(bins.map(({ from, to, tracks, share, all: of }) => [from, to, tracks, share, of])).toEqual([
    [60, 65, 0, 0, 0.1],
    [65, 70, 0, 0, 0.2],
    [70, 75, 3, 0.75, 0.3],
    [75, 80, 1, 0.25, 0.4],
  ]);
  expect(fullestStep(bins)?.from).toBe(70);
});

test("a selection without a tempo has no fullest step", () => {
  const bins = tempoBins({ low_bpm: 0, step_bpm: 5, tracks: [], missing: 7 }, all);
  expect(bins).toHaveLength(4);
  expect(fullestStep(bins)).toBeNull();
});
