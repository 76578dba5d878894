// Files that the page makes itself: tables as CSV, charts as PNG.

export type Cell = string | number | boolean | null | undefined;

/** A table as CSV (RFC 4180) with a byte order mark, so that Excel reads Korean. Missing is empty. A
 * text that a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvText(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [header.map(csvCell).join(",")];
  for (const row of rows) lines.push(row.map(csvCell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined || (typeof cell === "number" && !Number.isFinite(cell))) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the reader's download folder. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the URL only after the click has returned.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveCsv(name: string, header: readonly string[], rows: Iterable<readonly Cell[]>): void {
  saveFile(`${name}.csv`, new Blob([csvText(header, rows)], { type: "text/csv;charset=utf-8" }));
}
