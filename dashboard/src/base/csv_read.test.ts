import { expect, test } from "vitest";
import { csvText } from "./file_export";
import { csvRows } from "./csv_read";

test("cells with commas, quotes and line ends come back as they were", () => {
  const rows = [["a", 'say "hi"', "x,y"], ["", "two\r\nlines", "z"]];
  expect([...csvRows(csvText(["p", "q", "r"], rows))]).toEqual([["p", "q", "r"], ...rows]);
});

test("a last line needs no line end, and an empty last cell counts", () => {
  expect([...csvRows("a,b\n1,")]).toEqual([["a", "b"], ["1", ""]]);
  expect([...csvRows("a,b\n1,2")]).toEqual([["a", "b"], ["1", "2"]]);
});

test("an unclosed quote ends with the text", () => {
  expect([...csvRows('a\n"open')]).toEqual([["a"], ["open"]]);
});

test("no text has no rows", () => {
  expect([...csvRows("")]).toEqual([]);
});
