import { expect, test } from "vitest";
import { fullestBin, logBins } from "./log_histogram";

test("the columns of a histogram touch, and their edges are whole counts", () => {
  const bins = logBins({ low_log10: 2, bins_per_decade: 2, bins: [1, 0, 4], zeros: 0, missing: 0 });
  expect(bins.map(({ from, to, tracks }) => [from, to, tracks])).toEqual([
    [100, 317, 1],
    [317, 1000, 0],
    [1000, 3163, 4],
  ]);
  expect(fullestBin(bins)?.from).toBe(1000);
});

test("where nothing is known there is no column", () => {
  const bins = logBins({ low_log10: null, bins_per_decade: null, bins: [], zeros: 0, missing: 7 });
  expect(bins).toEqual([]);
  expect(fullestBin(bins)).toBeNull();
});
