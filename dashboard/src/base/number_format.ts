import type { Language } from "./language.svelte";

// Numbers and dates for people, by Intl. What is missing or not finite is an en dash; nothing is
// ever written as "-0".

export type Maybe = number | null | undefined;
export const none = "–";

// American: "12.3M" is read everywhere, the British "12.3m" also as metres or milli.
const locales: Readonly<Record<Language, string>> = { en: "en-US", ko: "ko-KR" };
const numberFormats = new Map<string, Intl.NumberFormat>();

// Making a format costs 50 µs, using one less than 1: a table of 20,000 rows needs them kept.
function format(language: Language, options: Intl.NumberFormatOptions, value: Maybe): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return none;
  const key = language + JSON.stringify(options);
  let made = numberFormats.get(key);
  if (made === undefined) {
    made = new Intl.NumberFormat(locales[language], { signDisplay: "negative", ...options });
    numberFormats.set(key, made);
  }
  return made.format(value);
}

/** "1,234,567"; rounded to a whole number. */
export function formatCount(value: Maybe, language: Language): string {
  return format(language, { maximumFractionDigits: 0 }, value);
}

/** Three significant digits: "12.3M", "1.41T"; Korean "1,234만", "12.3억", "1.41조". Below 10,000 as
 * formatCount, from 100 on, and with up to three digits under that. */
export function formatCompact(value: Maybe, language: Language): string {
  const size = Math.abs(value ?? 0);
  if (size < 100) return format(language, { maximumSignificantDigits: 3 }, value);
  if (size < 9_999.5) return formatCount(value, language);
  const rounded = Number((value ?? 0).toPrecision(3));
  // Korean writes whole units from 100 on ("1,234만"), where three digits would say less.
  const digits =
    language === "ko" && leadingDigits(rounded) > 3
      ? { maximumFractionDigits: 0 }
      : { maximumSignificantDigits: 3 };
  return format(language, { notation: "compact", useGrouping: "always", ...digits }, value);
}

/** Digits before the point in Korean's unit: 12,340,000 is 1,234만, so four. */
function leadingDigits(value: number): number {
  const digits = Math.floor(Math.log10(Math.abs(value)));
  return (digits % 4) + 1;
}

/** A fixed number of decimals: "0.576". */
export function formatDecimal(value: Maybe, digits: number, language: Language): string {
  return format(
    language,
    { minimumFractionDigits: digits, maximumFractionDigits: digits },
    value,
  );
}

/** A share as per cent: 0.1234 -> "12.3%"; with `sign` "+12.3%" (zero has none). */
export function formatPercent(
  share: Maybe,
  language: Language,
  options: { digits?: number; sign?: boolean } = {},
): string {
  const digits = options.digits ?? 1;
  return format(
    language,
    {
      style: "percent",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: options.sign === true ? "exceptZero" : "negative",
    },
    share,
  );
}

/** A difference of shares in percentage points: 0.0123 -> "+1.2 pp", "+1.2%p". */
export function formatPoints(difference: Maybe, language: Language, digits = 1): string {
  const shown = format(
    language,
    {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: "exceptZero",
    },
    typeof difference === "number" ? difference * 100 : difference,
  );
  if (shown === none) return none;
  return language === "ko" ? `${shown}%p` : `${shown} pp`;
}

/** How a figure is written; `compact` has its full form beside it, see fullForm(). */
export type Unit = "count" | "compact" | "share" | "lift" | "decimal";

export function formatAs(unit: Unit, value: Maybe, language: Language): string {
  switch (unit) {
    case "count":
      return formatCount(value, language);
    case "compact":
      return formatCompact(value, language);
    case "share":
      return formatPercent(value, language, { digits: 2 });
    case "lift":
      return formatPercent(value, language, { sign: true });
    case "decimal":
      return formatDecimal(value, 3, language);
  }
}

/** The figure in full where `formatAs` shortens it ("12.3M": "12,345,678"); null where it does not. */
export function fullForm(unit: Unit, value: Maybe, language: Language): string | null {
  if (unit !== "compact") return null;
  const size = Math.abs(value ?? 0);
  const full =
    size < 100
      ? format(language, { maximumFractionDigits: 6 }, value)
      : formatCount(value, language);
  return full === formatCompact(value, language) ? null : full;
}

/** A length of time: 215,300 ms -> "3:35". */
export function formatDuration(milliseconds: Maybe): string {
  if (milliseconds === null || milliseconds === undefined || !Number.isFinite(milliseconds)) return none;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** All digits of a number, never in powers of ten: "0.0035", "0.0000001", "450000". */
export function plainDigits(value: number): string {
  const [digits = "", power] = String(value).split("e");
  if (power === undefined) return digits;
  if (Number(power) > 0) return BigInt(value).toString();
  const written = digits.replaceAll(/\D/g, "").length;
  return value.toFixed(Math.min(written - 1 - Number(power), 100));
}

/** A number as it stands in a box to change: every digit, thousands grouped as in both languages
 * ("450,000", "0.0035"); empty where it is missing. */
export function formatExact(value: Maybe): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "";
  return groupDigits(plainDigits(value), ",");
}

/** Digits with `mark` between the thousands before the point. */
export function groupDigits(digits: string, mark: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, mark);
}

/** A number of zero or more as people write it: "1,000,000", "1 000", "1e6", "0.75"; null where it is none.
 * A comma groups thousands: "0,75" is refused, not taken for 75. */
export function readNumber(text: string): number | null {
  const written = text.trim();
  const isGrouped = /^[1-9]\d{0,2}(?:[,_\s]\d{3})+(?:\.\d*)?$/.test(written);
  const digits = isGrouped ? written.replaceAll(/[,_\s]/g, "") : written;
  return /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits) && Number.isFinite(Number(digits)) ? Number(digits) : null;
}
