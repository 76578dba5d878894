import { isLevel } from "../base/change";
import type { Unit } from "../base/number_format";
import { say } from "../text/bilingual";
import { figure, percent, points } from "../text/format";
import { unchanged } from "../text/frame";

/** The change with its sign, in the language of now; "" where it is not known. */
export function changeText(unit: Unit, change: number | null): string {
  if (change === null) return "";
  if (isLevel(unit, change)) return say(unchanged);
  if (unit === "decimal") return (change > 0 ? "+" : "") + figure(unit, change);
  if (unit === "share" || unit === "lift") return points(change, unit === "share" ? 2 : 1);
  return percent(change, { sign: true });
}
