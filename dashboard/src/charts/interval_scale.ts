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
