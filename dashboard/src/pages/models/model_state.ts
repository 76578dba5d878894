import type { Schemas } from "../../api/request";
import type { ModelCard } from "../../api/model_cards";
import { picks } from "../../base/picks";
import { choice, number, text, texts } from "../../base/query";
import type { Unit } from "../../base/number_format";
import { scenarioNames } from "../../text/scenarios";

type Estimate = Schemas["Estimate"];

export const cardTabs = [...scenarioNames, "all"] as const;
export const modelViews = ["cards", "versions", "runs"] as const;
/** The page's state in its URL: which part is shown, and whose cards. */
export const modelSchema = { view: choice(modelViews, "cards"), scenario: choice(cardTabs, "a") };
/** Of its versions: which stands beside the champion (null: the challenger), and the page of the trail. */
export const versionSchema = { against: number, before: text };
/** Of its runs: the question and order of the list, its page and the columns chosen, the run that is
 * open, those that are ticked, and whether these stand beside each other. */
export const runSchema = {
  where: text,
  sort: text,
  from: text,
  show: texts,
  run: number,
  pick: picks,
  beside: choice(["no", "yes"], "no"),
};

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
