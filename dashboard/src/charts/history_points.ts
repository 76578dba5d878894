import type { Schemas } from "../api/request";

type Moment = Schemas["Moment"];

/** Moments in the order of their days, those without one by their snapshot. */
export function inOrder(history: readonly Moment[]): Moment[] {
  return [...history].sort((a, b) => (a.as_of ?? "").localeCompare(b.as_of ?? "") || a.snapshot - b.snapshot);
}

/** What a count grew by from the first to the last moment that know it, as a share; null where fewer
 * than two do, or it began at zero. */
export function growth(history: readonly Moment[], count: "streams" | "views"): number | null {
  const known = inOrder(history).flatMap((moment) => (moment[count] === null ? [] : [moment[count]]));
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < 2 || first === undefined || last === undefined || first === 0) return null;
  return last / first - 1;
}
