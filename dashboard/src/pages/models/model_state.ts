import type { Schemas } from "../../api/request";
import type { ModelCard } from "../../api/model_cards";
import { choice } from "../../base/query";
import type { Unit } from "../../base/number_format";
import { scenarioNames } from "../../text/scenarios";

type Estimate = Schemas["Estimate"];

export const cardTabs = [...scenarioNames, "all"] as const;
/** The page's state in its URL: whose cards are shown. */
export const modelSchema = { scenario: choice(cardTabs, "a") };

/** A figure by which a model is judged. */
export interface Score {
  readonly name: string;
  readonly unit: Unit;
  readonly estimate: Estimate;
}

const shares = new Set(["band_coverage", "precision_at_10", "accuracy", "base_accuracy"]);

/** The figures on a card, in its order. */
export function scoresOf(card: ModelCard): Score[] {
  const figures = { ...card.regression, ...card.classification };
  return Object.entries(figures).flatMap(([name, estimate]) =>
    typeof estimate === "object" && estimate !== null
      ? [{ name, unit: shares.has(name) ? ("share" as const) : ("decimal" as const), estimate }]
      : [],
  );
}

/** By what a card's model is scored: R2, or AUC for hits. */
export function scoreName(card: ModelCard): "R²" | "AUC" {
  return card.target === "hit" ? "AUC" : "R²";
}
