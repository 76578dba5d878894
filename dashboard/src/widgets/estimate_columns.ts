import type { Schemas } from "../api/request";
import type { Unit } from "../base/number_format";
import { say } from "../text/bilingual";
import * as words from "../text/charts";
import { count, figure } from "../text/format";
import type { TableColumn } from "./table_column";

/** "0.60 [0.57, 0.64]"; without brackets where there is no interval. */
export function estimateText(unit: Unit, estimate: Schemas["Estimate"]): string {
  const value = figure(unit, estimate.value);
  if (estimate.low === null || estimate.high === null) return value;
  return `${value} [${figure(unit, estimate.low)}, ${figure(unit, estimate.high)}]`;
}

/** Columns of a figure with its interval and n, each a number of its own in the CSV. */
export function estimateColumns<Row>(
  unit: (row: Row) => Unit,
  estimate: (row: Row) => Schemas["Estimate"],
  label = say(words.valueColumn),
): TableColumn<Row>[] {
  const column = (part: "value" | "low" | "high", name: string): TableColumn<Row> => ({
    key: part,
    label: name,
    say: (row) => figure(unit(row), estimate(row)[part]),
    raw: (row) => estimate(row)[part],
    numeric: true,
  });
  return [
    column("value", label),
    column("low", say(words.lowColumn)),
    column("high", say(words.highColumn)),
    { key: "n", label: "n", say: (row) => count(estimate(row).n), raw: (row) => estimate(row).n, numeric: true },
  ];
}
