import type { Cell } from "./file_export";

/** A sorted copy: numbers by size, texts by the reader's alphabet, what is missing last either way.
 * Rows that are equal keep their order. */
export function sortRows<Row>(rows: readonly Row[], of: (row: Row) => Cell, order: "asc" | "desc"): Row[] {
  const sign = order === "asc" ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: of(row) }));
  keyed.sort((a, b) => {
    const [noA, noB] = [isMissing(a.key), isMissing(b.key)];
    if (noA || noB) return Number(noA) - Number(noB);
    return sign * compare(a.key, b.key);
  });
  return keyed.map(({ row }) => row);
}

function isMissing(key: Cell): boolean {
  return key === null || key === undefined || key === "" || (typeof key === "number" && Number.isNaN(key));
}

function compare(a: Cell, b: Cell): number {
  if (typeof a === "string" || typeof b === "string") return String(a).localeCompare(String(b));
  return Number(a) - Number(b);
}
