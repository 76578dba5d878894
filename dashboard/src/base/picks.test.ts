import { expect, test } from "vitest";
import { picks, togglePick } from "./picks";

test("picks of a URL are ids, each once, four at most", () => {
  expect(picks.read(["1", "2", "x", "", "1", "3", "4", "5"])).toEqual(["1", "2", "3", "4"]);
});

test("a pick is taken off by picking it again, and a fifth is not taken", () => {
  expect(togglePick(["1", "2"], "1")).toEqual(["2"]);
  expect(togglePick(["1", "2"], "3")).toEqual(["1", "2", "3"]);
  expect(togglePick(["1", "2", "3", "4"], "5")).toEqual(["1", "2", "3", "4"]);
});
