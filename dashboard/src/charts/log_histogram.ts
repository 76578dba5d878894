import type { Schemas } from "../api/request";

type LogHistogram = Schemas["LogHistogram"];

/** A column of a histogram over powers of ten: tracks with at least `from` and less than `to`. */
export interface LogBin {
  readonly fromLog10: number;
  readonly toLog10: number;
  readonly from: number;
  readonly to: number;
  readonly tracks: number;
}

/** The columns of a histogram; none where nothing is known. */
export function logBins(histogram: LogHistogram): LogBin[] {
  const { low_log10: low, bins_per_decade: perDecade, bins } = histogram;
  if (low === null || perDecade === null) return [];
  return bins.map((tracks, i) => {
    const fromLog10 = low + i / perDecade;
    const toLog10 = low + (i + 1) / perDecade;
    return { fromLog10, toLog10, from: edge(fromLog10), to: edge(toLog10), tracks };
  });
}

// An edge as a whole count: a filter of it reads well in the URL, and no count lies between.
function edge(log10: number): number {
  return Math.ceil(10 ** log10 - 1e-6);
}

/** The fullest column; null where all are empty. */
export function fullestBin(bins: readonly LogBin[]): LogBin | null {
  const most = Math.max(0, ...bins.map((bin) => bin.tracks));
  return most === 0 ? null : (bins.find((bin) => bin.tracks === most) ?? null);
}
