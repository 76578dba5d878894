import type { Schemas } from "./request";

type Estimate = Schemas["Estimate"];
export type ModelCard = Schemas["ModelCard"];

/** The card of a target and scenario, where there is one that was not refused. */
export function findCard(cards: readonly ModelCard[], target: string, scenario: string): ModelCard | undefined {
  return cards.find((card) => card.target === target && card.scenario === scenario && card.refused === null);
}

/** The share of tracks that are hits, with its interval: what a rule that knows nothing would give. */
export function baseRate(card: ModelCard | undefined): Estimate | null {
  const base = card?.classification?.base_accuracy;
  if (base === undefined) return null;
  const rest = (share: number | null): number | null => (share === null ? null : 1 - share);
  return { value: rest(base.value), low: rest(base.high), high: rest(base.low), n: base.n };
}
