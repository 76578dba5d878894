import { expect, test } from "vitest";
import { figureRows } from "./figure_rows";

const origin = { snapshot: 1, as_of: null, report: null, report_as_of: null, stale: false, version: "" };
const item = (id: string, streams: number | null, tempo: number) => ({
  id,
  name: id,
  origin,
  figures: [
    { key: "streams", label: "Streams", text: "", value: streams, more: true },
    { key: "tempo", label: "Tempo", text: "", value: tempo },
  ],
});

test("the largest of a row is told where more is more", () => {
  const rows = figureRows([item("a", 5, 90), item("b", 9, 180), item("c", null, 120)]);
  expect(rows.map(({ key, largest }) => [key, largest])).toEqual([
    ["streams", [1]],
    ["tempo", []],
  ]);
});

test("of equal values, or of one alone, none is the largest", () => {
  expect(figureRows([item("a", 5, 1), item("b", 5, 1)])[0]?.largest).toEqual([]);
  expect(figureRows([item("a", 5, 1), item("b", null, 1)])[0]?.largest).toEqual([]);
});
