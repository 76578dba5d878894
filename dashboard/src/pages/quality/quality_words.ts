import type { Schemas } from "../../api/request";
import { say, type Message } from "../../text/bilingual";
import * as words from "../../text/quality";

/** Names of the API in the language of now; one that we have no word for as it came. */
export const partName = (id: string): string => named(words.partNames, id);
export const partQuestion = (id: string): string => named(words.partQuestions, id);
export const columnName = (name: string): string => named(words.columnNames, name);
export const outlierRule = (name: string): string => named(words.outlierRules, name);

function named(names: Readonly<Record<string, Message>>, name: string): string {
  const known = names[name];
  return known === undefined ? name : say(known);
}

type Rule = Schemas["Quality"]["rules"][number];

/** Rules by their share of faults, worst first; those that had nothing to look at last. */
export function worstFirst(rules: readonly Rule[]): Rule[] {
  return [...rules].sort((one, other) => (other.share ?? -1) - (one.share ?? -1));
}

type Part = Schemas["Quality"]["parts"][number];

/** The part with the least score among those that were judged; null where none was. */
export function weakestPart(parts: readonly Part[]): (Part & { readonly score: number }) | null {
  let weakest: (Part & { readonly score: number }) | null = null;
  for (const part of parts) {
    if (!part.applies || part.score === null) continue;
    if (weakest === null || part.score < weakest.score) weakest = { ...part, score: part.score };
  }
  return weakest;
}
