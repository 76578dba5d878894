import type { Schemas } from "../api/request";
import { formatDuration, none } from "../base/number_format";
import { say } from "../text/bilingual";
import { count, decimal, percent } from "../text/format";
import * as words from "../text/demos";
import { sayKey } from "../text/music";

type Measured = Schemas["MeasuredSound"];
type Descriptor = Schemas["DemoDetail"]["descriptors"][number];
type Value = number | string | null;

/** "A minor", in the language of now; null where the key is not known. */
export function keyOf(key: number | null, mode: number | null): string | null {
  if (key === null || mode === null) return null;
  return say(mode > 0.5 ? words.major : words.minor, { key: sayKey(key) });
}

/** "120.0 or 60.0"; an en dash where no tempo is known. */
export function tempoText({ tempo_bpm: first, tempo_second_bpm: second }: Measured): string {
  if (first === null || second === null) return decimal(first, 1);
  return say(words.tempoOr, { first: decimal(first, 1), second: decimal(second, 1) });
}

export const lengthText = (seconds: number | null): string => formatDuration(seconds === null ? null : seconds * 1000);

/** A descriptor's value with its unit; words where it is missing. */
export function descriptorText({ name, unit }: Pick<Descriptor, "name" | "unit">, value: Value): string {
  if (value === null) return say(words.notKnown);
  if (typeof value === "string") {
    const level = words.levels[value];
    return level === undefined ? value : say(level);
  }
  if (unit === "pitch class") return sayKey(value);
  if (unit === "0 or 1") return say(value > 0.5 ? words.major : words.minor, { key: "" }).trim();
  if (unit === "1") return decimal(value, name.endsWith("_strength") ? 3 : 2);
  if (unit === "s") return `${lengthText(value)} (${decimal(value, 1)} s)`;
  const whole = Number.isInteger(value) && Math.abs(value) < 1e6;
  const number = whole ? count(value) : decimal(value, Math.abs(value) >= 1000 ? 0 : 1);
  return ["channels", "frames", "beats"].includes(unit) ? number : `${number} ${unit}`;
}

export const shareText = (share: number | null): string => (share === null ? none : percent(share, { digits: 0 }));
