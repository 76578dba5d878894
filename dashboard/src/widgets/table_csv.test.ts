import { expect, test } from "vitest";
import { go } from "../base/place.svelte";
import { csvCells, intervalCells } from "./table_csv";
import type { TableColumn } from "./table_column";

interface Row {
  name: string;
  r2: { value: number | null; low: number | null; high: number | null; n: number };
}
const rows: Row[] = [
  { name: "a", r2: { value: 0.6, low: 0.57, high: 0.64, n: 1200 } },
  { name: "b", r2: { value: null, low: null, high: null, n: 0 } },
];

test("a CSV file holds one number a cell, with the ends of intervals beside it", () => {
  go("/?lang=en");
  const columns: TableColumn<Row>[] = [
    { key: "name", label: "Name", say: (row) => row.name },
    { key: "r2", label: "R²", say: () => "0.60 [0.57, 0.64]", csv: intervalCells("R²", (row: Row) => row.r2) },
    { key: "go", label: "", say: () => "", onScreenAlone: true },
  ];
  expect(csvCells(columns, rows)).toEqual({
    heads: ["Name", "R²", "R², Low", "R², High", "R², n"],
    cells: [
      ["a", 0.6, 0.57, 0.64, 1200],
      ["b", null, null, null, 0],
    ],
  });
});
