import { expect, test } from "vitest";
import { sortRows } from "./sort_rows";

const rows = [{ n: 2 }, { n: null }, { n: 10 }, { n: 0 }];

test("numbers sort by size, and what is missing stands last either way", () => {
  expect(sortRows(rows, ({ n }) => n, "desc").map(({ n }) => n)).toEqual([10, 2, 0, null]);
  expect(sortRows(rows, ({ n }) => n, "asc").map(({ n }) => n)).toEqual([0, 2, 10, null]);
});

test("equal rows keep their order", () => {
  const equal = [{ k: "b", i: 1 }, { k: "a", i: 2 }, { k: "b", i: 3 }];
  expect(sortRows(equal, ({ k }) => k, "desc").map(({ i }) => i)).toEqual([1, 3, 2]);
});
