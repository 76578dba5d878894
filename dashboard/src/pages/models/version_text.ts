import type { Schemas } from "../../api/request";
import { none } from "../../base/number_format";
import { say } from "../../text/bilingual";
import { day } from "../../text/format";
import { undated } from "../../text/frame";
import * as words from "../../text/versions";
import { modelName } from "./run_text";
import { figuresThatAre, refusalOf, type Change, type Trial, type TrialFigure, type Version } from "./version_state";

/** "Streams c, R²". */
export function figureName({ target, scenario, figure }: Pick<TrialFigure, "target" | "scenario" | "figure">): string {
  return `${modelName(target, scenario)}, ${say(words.figureNames[figure])}`;
}

function figureList(figures: readonly TrialFigure[]): string {
  return figures.map(({ target, scenario }) => modelName(target, scenario)).join(", ");
}

/** What a test decided and why, in a sentence. */
export function decisionText(trial: Trial): string {
  const refusal = refusalOf(trial);
  if (refusal === null) return say(words.wonAt, { names: figureList(figuresThatAre(trial, "better")) });
  if ("figures" in refusal) return say(words.refusals[refusal.why], { names: figureList(refusal.figures) });
  return say(refusal.why === "unsure" ? words.unsure : words.untested);
}

/** What a line of the trail says was done. */
export function actionText(change: Change): string {
  if (change.action !== "train") return say(words.changeWords[change.action]);
  return say(change.champion === change.version ? words.trainedInUse : words.trainedKept);
}

/** Why: a person's own words, else what the test decided. */
export function whyText({ action, reason, evidence }: Change): string {
  // The program's own reason for a refusal is English: it follows from the figures.
  if (evidence !== null && (action === "refuse" || reason === null)) return decisionText(evidence);
  return reason ?? "";
}

export function policyText(version: Version): string {
  const known = words.policies[version.missing];
  return known === undefined ? version.missing : say(known);
}

/** The days of snapshots by their numbers. */
export type Days = ReadonlyMap<number, string | null>;

export function daysOf(imports: readonly Schemas["ImportEntry"][]): Days {
  return new Map(imports.map(({ snapshot, as_of }) => [snapshot, as_of]));
}

/** "2 · 1 May 2024"; a snapshot whose day is not at hand by its number alone. */
export function snapshotText(id: number, days: Days): string {
  const known = days.get(id);
  if (known === undefined) return String(id);
  return say(words.snapshotOf, { id, day: known === null ? say(undated) : day(known) });
}

export const numberText = (version: number | null): string => (version === null ? none : String(version));
