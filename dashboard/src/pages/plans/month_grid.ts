import type { Schemas } from "../../api/request";

export type CalendarEvent = Schemas["ReleaseCalendar"]["events"][number];

/** A day of a month view: "2026-10-01", and whether it is of the month itself. */
export interface GridDay {
  readonly day: string;
  readonly isInside: boolean;
}

const dayLength = 86_400_000;

/** The weeks of a month ("2026-10"), Monday first, filled up with the days around it. */
export function monthWeeks(month: string): GridDay[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  if (Number.isNaN(first)) return [];
  const weekday = (new Date(first).getUTCDay() + 6) % 7;
  const weeks: GridDay[][] = [];
  for (let at = first - weekday * dayLength; ; ) {
    const week = Array.from({ length: 7 }, (_, i) => dayOf(at + i * dayLength, month));
    if (!week.some((one) => one.isInside)) return weeks;
    weeks.push(week);
    at += 7 * dayLength;
  }
}

function dayOf(time: number, month: string): GridDay {
  const day = new Date(time).toISOString().slice(0, 10);
  return { day, isInside: day.startsWith(month) };
}

/** The month so many months later: "2026-12" and 1 give "2027-01". */
export function monthLater(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The months from the first to the last event's day. */
export function monthsOf(events: readonly CalendarEvent[]): { first: string; last: string } | null {
  const days = events.flatMap((event) => [event.first_day, event.last_day]).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? null : { first: first.slice(0, 7), last: last.slice(0, 7) };
}

/** What happens on a day. An event of several days stands on its first alone: days in full would hide
 * the rest of a month. */
export function eventsOn(events: readonly CalendarEvent[], day: string): CalendarEvent[] {
  return events.filter((event) => event.first_day === day);
}

/** What begins or goes on in a month, by day. */
export function eventsIn(events: readonly CalendarEvent[], month: string): CalendarEvent[] {
  return events
    .filter((event) => event.first_day.slice(0, 7) <= month && event.last_day.slice(0, 7) >= month)
    .sort((one, other) => one.first_day.localeCompare(other.first_day));
}
