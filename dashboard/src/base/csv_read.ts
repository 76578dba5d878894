/** The rows of a CSV text (RFC 4180), one after the other: quoted cells may hold commas, quotes and
 * line ends. A byte order mark is skipped. What is not closed ends with the text. */
export function* csvRows(text: string): Generator<string[]> {
  let row: string[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    row.push(cell);
    if (text[end] === ",") {
      at = end + 1;
      if (at === text.length) row.push("");
      continue;
    }
    yield row;
    row = [];
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
  if (row.length > 0) yield row;
}

function plainCell(text: string, from: number): readonly [string, number] {
  let end = from;
  while (end < text.length && text[end] !== "," && text[end] !== "\n" && text[end] !== "\r") end++;
  return [text.slice(from, end), end];
}

function quotedCell(text: string, from: number): readonly [string, number] {
  let cell = "";
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return [cell + text.slice(at), text.length];
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [cell, quote + 1];
    cell += '"';
    at = quote + 2;
  }
}
