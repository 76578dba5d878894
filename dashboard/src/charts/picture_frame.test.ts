import { expect, test } from "vitest";
import { keyPlaces, wrapWords } from "./picture_frame";

test("a title is put into lines that fit", () => {
  const measure = (text: string): number => text.length;
  expect(wrapWords("Predicted streams of all tracks", 18, measure)).toEqual(["Predicted streams", "of all tracks"]);
  expect(wrapWords("unbreakable", 3, measure)).toEqual(["unbreakable"]);
});

test("a key goes on in the next line where it has no room", () => {
  expect(keyPlaces([100, 100, 100], 230)).toEqual([
    { x: 0, line: 0 },
    { x: 118, line: 0 },
    { x: 0, line: 1 },
  ]);
  expect(keyPlaces([], 230)).toEqual([]);
});
