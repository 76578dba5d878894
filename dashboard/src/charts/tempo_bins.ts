import type { Schemas } from "../api/request";

type Tempo = Schemas["Overview"]["tempo"];

/** A step of tempo: how many tracks of the selection, and its share of them and of all tracks. */
export interface TempoBin {
  readonly from: number;
  readonly to: number;
  readonly tracks: number;
  readonly share: number;
  /** Null where all tracks are not known. */
  readonly all: number | null;
}

/** Selection and all tracks over the same steps, which they share; none where no tempo is known. */
export function tempoBins(selection: Tempo, everything: Tempo | undefined): TempoBin[] {
  const step = selection.step_bpm;
  const both = [selection, ...(everything === undefined ? [] : [everything])].filter(({ tracks }) => tracks.length > 0);
  if (both.length === 0) return [];
  const low = Math.min(...both.map(({ low_bpm }) => low_bpm));
  const high = Math.max(...both.map(({ low_bpm, tracks }) => low_bpm + tracks.length * step));
  const known = sum(selection);
  const allKnown = everything === undefined ? 0 : sum(everything);
  return Array.from({ length: Math.round((high - low) / step) }, (_, i) => {
    const from = low + i * step;
    const tracks = at(selection, from);
    const all = everything === undefined || allKnown === 0 ? null : at(everything, from) / allKnown;
    return { from, to: from + step, tracks, share: known === 0 ? 0 : tracks / known, all };
  });
}

/** The fullest step of the selection; null where it is empty. */
export function fullestStep(bins: readonly TempoBin[]): TempoBin | null {
  const most = Math.max(0, ...bins.map(({ tracks }) => tracks));
  return most === 0 ? null : (bins.find(({ tracks }) => tracks === most) ?? null);
}

const sum = (tempo: Tempo): number => tempo.tracks.reduce((total, tracks) => total + tracks, 0);
const at = (tempo: Tempo, from: number): number => tempo.tracks[Math.round((from - tempo.low_bpm) / tempo.step_bpm)] ?? 0;
