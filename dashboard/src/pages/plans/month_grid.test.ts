import { expect, test } from "vitest";
import { eventsIn, eventsOn, monthLater, monthsOf, monthWeeks, type CalendarEvent } from "./month_grid";

const event = (first_day: string, last_day = first_day): CalendarEvent => ({
  kind: "campaign",
  first_day,
  last_day,
  artist: "a",
  track: "t",
  title: { en: "", ko: "" },
});

test("a month's weeks begin on Monday and are full", () => {
  const weeks = monthWeeks("2026-10");
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
  expect(weeks[0]?.[0]).toEqual({ day: "2026-09-28", isInside: false });
  expect(weeks[0]?.[3]).toEqual({ day: "2026-10-01", isInside: true });
  expect(weeks.at(-1)?.at(-1)?.day).toBe("2026-11-01");
});

test("a February of 28 days that begins on a Monday has four weeks, a leap one its 29th", () => {
  expect(monthWeeks("2027-02")).toHaveLength(4);
  expect(monthWeeks("2028-02").flat().filter((one) => one.isInside)).toHaveLength(29);
  expect(monthWeeks("nonsense")).toEqual([]);
});

test("months go on over the year's end", () => {
  expect(monthLater("2026-12", 1)).toBe("2027-01");
  expect(monthLater("2027-01", -1)).toBe("2026-12");
});

test("an event that spans months is in each of them, and on its first day alone", () => {
  const events = [event("2026-10-20", "2026-12-02"), event("2026-11-05")];
  expect(monthsOf(events)).toEqual({ first: "2026-10", last: "2026-12" });
  expect(eventsIn(events, "2026-11")).toHaveLength(2);
  expect(eventsIn(events, "2027-01")).toEqual([]);
  expect(eventsOn(events, "2026-10-20")).toHaveLength(1);
  expect(eventsOn(events, "2026-10-21")).toEqual([]);
  expect(monthsOf([])).toBeNull();
});
