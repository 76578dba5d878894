import { expect, test } from "vitest";
import { axisEnds, readMatrix } from "./matrix_points";

const head = "month,video,artist,track,row,field,best_video,cost,streams,return_on_cost\n";
const rest = (): Promise<void> => Promise.resolve();

test("chosen and other tracks are told apart", async () => {
  const points = await readMatrix(
    `${head}1,lyric,A,"x, y",1,film-first,lyric,2500,1000,2.5\n,none,B,z,2,leave-alone,full,9,10,.5\n`,
    rest,
  );
  expect(points).toEqual([
    { artist: "A", track: "x, y", field: "film-first", tier: "lyric", bestTier: "lyric", streams: 1000, returnOnCost: 2.5 },
    { artist: "B", track: "z", field: "leave-alone", tier: null, bestTier: "full", streams: 10, returnOnCost: 0.5 },
  ]);
});

test("what a log scale cannot show is left out", async () => {
  const points = await readMatrix(`${head},none,A,x,1,too-dear,full,9,0,1\n,none,A,x,1,too-dear,full,9,10,\n`, rest);
  expect(points).toEqual([]);
});

test("a file of other columns is refused", async () => {
  await expect(readMatrix("a,b\n1,2\n", rest)).rejects.toThrow("lacks a column");
});

test("long files rest on the way", async () => {
  let rests = 0;
  const row = ",none,A,x,1,too-dear,full,9,10,1\n";
  await readMatrix(head + row.repeat(3200), () => {
    rests++;
    return Promise.resolve();
  });
  expect(rests).toBe(2);
});

test("an axis holds all values and the line between the fields, with room on both of its sides", () => {
  expect(axisEnds([0.02, 0.5], 1)).toEqual({ min: 0.01, max: 10 });
  expect(axisEnds([2e6, 3e8], 4e7)).toEqual({ min: 1e6, max: 1e9 });
  expect(axisEnds([3, 9], 1)).toEqual({ min: 0.1, max: 10 });
  expect(axisEnds([], null)).toEqual({ min: 1, max: 10 });
});
