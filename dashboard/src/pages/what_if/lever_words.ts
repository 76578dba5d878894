import { formatDuration, readNumber } from "../../base/number_format";
import { say } from "../../text/bilingual";
import { decimal } from "../../text/format";
import * as words from "../../text/what_if";
import type { Lever } from "./setting";

const keys = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"];

/** A lever's number as people say it: "3:35", "-5.5 dB", "C♯". */
export function sayNumber(lever: Lever, value: number | null): string {
  if (value === null) return say(words.notGiven);
  switch (lever.unit) {
    case "ms":
      return formatDuration(value);
    case "pitch class":
      return keys[value] ?? String(value);
    case "1":
      return decimal(value, 2);
    default:
      return `${decimal(value, lever.step !== null && lever.step < 1 ? 1 : 0)} ${lever.unit}`;
  }
}

/** How many of the lever's unit one of the number field's is: lengths are written in seconds. */
export function fieldUnit(lever: Lever): number {
  return lever.unit === "ms" ? 1000 : 1;
}

/** What stands in the number field: one digit finer than the slider moves; "" where not given. */
export function writtenNumber(lever: Lever, value: number | null): string {
  if (value === null) return "";
  const digits = 1 - Math.floor(Math.log10((lever.step ?? 0.01) / fieldUnit(lever)) + 1e-9);
  return String(Number((value / fieldUnit(lever)).toFixed(Math.max(digits, 0))));
}

/** What was written into the number field, in the lever's unit: "201.5" and "201,5", "1,000", "-5.5"; null
 * where it is no number. */
export function readLever(lever: Lever, written: string): number | null {
  const isBelow = /^[-−]/.test(written);
  const digits = isBelow ? written.slice(1) : written;
  const size = readNumber(digits) ?? readNumber(digits.replace(",", "."));
  return size === null ? null : (isBelow ? -size : size) * fieldUnit(lever);
}

/** The ends of a lever's slider: its usual range, in whole steps, and wider where the value is. */
export function sliderRange(lever: Lever, value: number | null): { min: number; max: number; step: number } {
  const step = lever.step ?? 0.01;
  const whole = (ends: number): number => Number((ends * step).toPrecision(12));
  const low = Math.min(lever.low ?? 0, value ?? Infinity);
  const high = Math.max(lever.high ?? 1, value ?? -Infinity);
  return { min: whole(Math.floor(low / step + 1e-9)), max: whole(Math.ceil(high / step - 1e-9)), step };
}
