import type { Language } from "./language.svelte";
import { none } from "./number_format";

const locales: Readonly<Record<Language, string>> = { en: "en-GB", ko: "ko-KR" };

// Making a format costs 100 times what using one does, and every tile tells a day.
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const ageFormats = new Map<Language, Intl.RelativeTimeFormat>();

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const made = dateFormats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  dateFormats.set(key, made);
  return made;
}

function ageFormat(language: Language): Intl.RelativeTimeFormat {
  const made = ageFormats.get(language) ?? new Intl.RelativeTimeFormat(locales[language], { numeric: "auto" });
  ageFormats.set(language, made);
  return made;
}

/** A day, "2023-02-07" -> "7 Feb 2023" or "2023년 2월 7일"; null (undated) gives an en dash. */
export function formatDay(day: string | null, language: Language): string {
  const time = dayTime(day);
  if (time === null) return none;
  return dateFormat(language, { dateStyle: language === "ko" ? "long" : "medium", timeZone: "UTC" }).format(time);
}

/** A moment in the reader's time zone; `seconds` since 1970. */
export function formatMoment(seconds: number | null, language: Language): string {
  if (seconds === null) return none;
  return dateFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(
    seconds * 1000,
  );
}

/** How long ago a moment was, in its largest whole unit: "5 minutes ago", "5분 전". Both in ms since
 * 1970; under a minute "now", "지금"; the future (clocks differ) counts as now. */
export function formatAge(then: number, now: number, language: Language): string {
  const format = ageFormat(language);
  const seconds = Math.max(0, (now - then) / 1000);
  for (const [unit, size] of units) {
    if (seconds >= size) return format.format(-Math.floor(seconds / size), unit);
  }
  return format.format(0, "second");
}

/** How long ago a day was: "today", "yesterday", "3 days ago"; null gives null. */
export function formatDayAge(day: string | null, now: number, language: Language): string | null {
  const time = dayTime(day);
  if (time === null) return null;
  const format = ageFormat(language);
  const days = Math.max(0, Math.floor((now - time) / 86_400_000));
  for (const [unit, size] of units) {
    if (days * 86_400 >= size && size >= 86_400) {
      return format.format(-Math.floor((days * 86_400) / size), unit);
    }
  }
  return format.format(0, "day");
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

function dayTime(day: string | null): number | null {
  const time = day === null ? NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : time;
}
