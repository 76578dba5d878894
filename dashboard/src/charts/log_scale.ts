import type { Scale } from "./interval_scale";

/** A scale of counts over whole powers of ten: at least from `least` to `most`, wider where a value
 * lies outside, so that it stands still while values move. Zero and less count as one. */
export function logScale(values: readonly (number | null)[], least = 1e4, most = 1e10): Scale {
  const known = values.flatMap((value) => (value === null ? [] : [Math.max(value, 1)]));
  const first = Math.floor(Math.log10(Math.min(least, ...known)) + 1e-9);
  const last = Math.ceil(Math.log10(Math.max(most, ...known)) - 1e-9);
  const marks = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  return {
    low: 10 ** first,
    high: 10 ** last,
    marks,
    at: (value) => (Math.log10(Math.max(value, 1)) - first) / (last - first),
  };
}
