import type { Schemas } from "../api/request";

type Moment = Schemas["Moment"];

/** Moments in the order of their days, those without one by their snapshot. */
export function inOrder(history: readonly Moment[]): Moment[] {
  return [...history].sort((a, b) => (a.as_of ?? "").localeCompare(b.as_of ?? "") || a.snapshot - b.snapshot);
}

/** Moments on an axis of days, as [day, count]; null where one is undated and they can stand only in a row. */
export function onDays(history: readonly Moment[], count: "streams" | "views"): [string, number | null][] | null {
  const points: [string, number | null][] = [];
  for (const moment of inOrder(history)) {
    if (moment.as_of === null) return null;
    points.push([moment.as_of, moment[count]]);
  }
  return points;
}

/** What a count grew by from the first to the last moment that know it, as a share; null where fewer
 * than two do, or it began at zero. */
export function growth(history: readonly Moment[], count: "streams" | "views"): number | null {
  const known = inOrder(history).flatMap((moment) => (moment[count] === null ? [] : [moment[count]]));
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < 2 || first === undefined || last === undefined || first === 0) return null;
  return last / first - 1;
}
