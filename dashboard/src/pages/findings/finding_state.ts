import type { Schemas } from "../../api/request";
import { choice, choices } from "../../base/query";

export const parts = ["tested", "video", "rules", "gaps", "claims", "unknown"] as const;
export type Part = (typeof parts)[number];
export const verdicts = ["supported", "refuted", "undecided", "not-identifiable"] as const;
type Verdict = Schemas["Finding"]["verdict"];

/** The page's state in its URL. */
export const findingSchema = { part: choice(parts, "tested"), verdict: choices(verdicts) };

/** Those with one of the verdicts; all where none is asked for. */
export function withVerdict<T extends { readonly verdict: Verdict }>(
  all: readonly T[],
  asked: readonly Verdict[],
): readonly T[] {
  return asked.length === 0 ? all : all.filter(({ verdict }) => asked.includes(verdict));
}

export const groups = ["h1", "h2", "h3", "other"] as const;
export type Group = (typeof groups)[number];

/** The hypothesis that a finding belongs to, by its id: "h2-music-video" is of "h2". */
export function groupOf(id: string): Group {
  return groups.find((group) => id.startsWith(`${group}-`)) ?? "other";
}

/** The findings by hypothesis, in its order; groups without any are left out. */
export function grouped<T extends { readonly id: string }>(findings: readonly T[]): [Group, T[]][] {
  return groups
    .map((group): [Group, T[]] => [group, findings.filter(({ id }) => groupOf(id) === group)])
    .filter(([, list]) => list.length > 0);
}

/** Lowest and highest of the known values; null where none is known. */
export function reach(estimates: readonly Schemas["Estimate"][]): { low: number; high: number } | null {
  const known = estimates.flatMap(({ value }) => (value === null ? [] : [value]));
  return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) };
}
