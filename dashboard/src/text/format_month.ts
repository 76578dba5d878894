import { language } from "../base/language.svelte";

/** A month by name, "2026-10" -> "October 2026", "2026년 10월"; reactive. */
export function monthName(month: string): string {
  const locale = language() === "ko" ? "ko-KR" : "en-GB";
  const time = Date.parse(`${month}-01T00:00:00Z`);
  return Number.isNaN(time)
    ? month
    : new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(time);
}
