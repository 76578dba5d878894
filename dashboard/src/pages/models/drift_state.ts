import type { Schemas } from "../../api/request";

type Verdict = Schemas["DriftVerdict"];
export type FeatureDrift = Schemas["FeatureDrift"];

// From least to most to be done, as the verdict of the whole is reckoned (src/study/watch_drift.h).
const order: readonly Verdict[] = ["stable", "undecided", "watch", "drifted"];

/** The worst verdict of what came true; those that are undecided count only where all are. */
export function worstOutcome(outcomes: readonly { readonly verdict: Verdict }[]): Verdict {
  const decided = outcomes.filter(({ verdict }) => verdict !== "undecided");
  return order.toReversed().find((one) => decided.some(({ verdict }) => verdict === one)) ?? "undecided";
}

/** Features, the one that moved furthest first; those of which nothing is known last. */
export function furthestFirst<T extends { readonly index: Schemas["Estimate"] }>(features: readonly T[]): T[] {
  const size = ({ index }: T): number => index.value ?? -Infinity;
  return features.toSorted((one, other) => size(other) - size(one));
}

/** From where on a feature is to be watched: two fifths of the threshold (src/score/drift.h). */
export function watchFrom(threshold: number): number {
  return 0.4 * threshold;
}
