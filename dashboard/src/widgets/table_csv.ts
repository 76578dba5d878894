import { saveCsv, type Cell } from "../base/file_export";
import { say } from "../text/bilingual";
import * as words from "../text/charts";
import type { CsvColumn, TableColumn } from "./table_column";

interface Interval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n?: number;
}

/** A figure with its interval as columns of a CSV file, one number a cell; with its n where it tells one. */
export function intervalCells<Row>(label: string, of: (row: Row) => Interval | undefined, withN = true): CsvColumn<Row>[] {
  const part = (name: string, key: keyof Interval): CsvColumn<Row> => ({
    label: key === "value" ? label : `${label}, ${name}`,
    raw: (row) => of(row)?.[key] ?? null,
  });
  return [
    part("", "value"),
    part(say(words.lowColumn), "low"),
    part(say(words.highColumn), "high"),
    ...(withN ? [part("n", "n")] : []),
  ];
}

/** The heads and cells of a table's CSV file. */
export function csvCells<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): { heads: string[]; cells: Cell[][] } {
  const written = columns.flatMap((column): readonly CsvColumn<Row>[] => {
    if (column.onScreenAlone === true) return [];
    return column.csv ?? [{ label: column.label, raw: column.raw ?? column.say }];
  });
  return { heads: written.map(({ label }) => label), cells: rows.map((row) => written.map(({ raw }) => raw(row))) };
}

/** Saves a table as `file`.csv. */
export function saveTable<Row>(file: string, columns: readonly TableColumn<Row>[], rows: readonly Row[]): void {
  const { heads, cells } = csvCells(columns, rows);
  saveCsv(file, heads, cells);
}
