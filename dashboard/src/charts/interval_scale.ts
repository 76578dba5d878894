/** A scale from values to 0..1 that holds all of them, with round marks. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly marks: readonly number[];
  /** Where a value lies, 0 to 1. */
  at(value: number): number;
}

/** A linear scale over the values and `also` (a reference such as zero), widened to round marks: steps
 * of 1, 2 or 5 times a power of ten, about `wanted` of them. */
export function intervalScale(values: readonly (number | null)[], also: readonly number[], wanted = 5): Scale {
  const known = [...values, ...also].filter((value): value is number => value !== null && Number.isFinite(value));
  let low = Math.min(...known);
  let high = Math.max(...known);
  if (known.length === 0) [low, high] = [0, 1];
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const step = roundStep((high - low) / wanted);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Products, not sums: 3 * 0.1 once, not 0.1 added thrice.
  const marks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  const [from, to] = [marks[0] ?? low, marks.at(-1) ?? high];
  return { low: from, high: to, marks, at: (value) => (value - from) / (to - from) };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

/** Every how many marks one has room for its text: `room` pixels lie between two marks. */
export function labelStep(texts: readonly string[], room: number): number {
  const widest = Math.max(0, ...texts.map(textWidth)) + 8;
  return room > 0 ? Math.max(1, Math.ceil(widest / room)) : 1;
}

/** About how wide a text of 12 px is, in pixels. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (letter > "\u1100" ? 12 : 6.7), 0);
}

/** A text cut to about so many pixels; the table of the figures has the whole of it. */
export function fitText(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && textWidth(letters.join("")) > room - 12) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** The way of an upright line at `x` through rows of a plot that leaves out the strips where their texts
 * stand: `rows` are their middles, a text ends `gap` above its row's middle and is 14 high. */
export function brokenLine(x: number, top: number, bottom: number, rows: readonly number[], gap: number): string {
  const edges = rows.flatMap((row) => [row - gap - 14, row - gap]).filter((edge) => edge > top && edge < bottom);
  const ends = [...(edges.length % 2 === 0 ? [top] : []), ...edges, bottom];
  let way = "";
  for (let i = 0; i + 1 < ends.length; i += 2) way += `M${x} ${ends[i] ?? top}V${ends[i + 1] ?? bottom}`;
  return way;
}
