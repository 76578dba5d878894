import { language } from "../base/language.svelte";
import { formatAge, formatDay, formatDayAge, formatMoment } from "../base/date_format";
import {
  formatAs,
  formatCompact,
  formatCount,
  formatDecimal,
  formatExact,
  formatPercent,
  formatPoints,
  fullForm,
  type Maybe,
  type Unit,
} from "../base/number_format";

// Numbers and dates in the language of now; reactive. base/number_format says how each looks.

export const count = (value: Maybe): string => formatCount(value, language());
export const compact = (value: Maybe): string => formatCompact(value, language());
export const decimal = (value: Maybe, digits: number): string => formatDecimal(value, digits, language());
/** Every digit, for boxes to change. */
export const exact = (value: Maybe): string => formatExact(value);
export const percent = (share: Maybe, options: { digits?: number; sign?: boolean } = {}): string =>
  formatPercent(share, language(), options);
export const points = (difference: Maybe, digits = 1): string => formatPoints(difference, language(), digits);
export const figure = (unit: Unit, value: Maybe): string => formatAs(unit, value, language());
export const full = (unit: Unit, value: Maybe): string | null => fullForm(unit, value, language());
export const day = (value: string | null): string => formatDay(value, language());
export const moment = (seconds: number | null): string => formatMoment(seconds, language());
export const age = (then: number, now: number): string => formatAge(then, now, language());
export const dayAge = (value: string | null, now: number): string | null => formatDayAge(value, now, language());
