import type { Unit } from "./number_format";

/** How a figure changed: counts by a share of themselves, what is a share or a correlation by a
 * difference. Null where one is not known, or the count began at zero. */
export function changeOf(unit: Unit, now: number | null, then: number | null): number | null {
  if (now === null || then === null) return null;
  if (unit !== "compact" && unit !== "count") return now - then;
  return then === 0 ? null : now / then - 1;
}

// Half of the last digit that a change is written with, see widgets/change_text.ts.
const leastSeen: Readonly<Record<Unit, number>> = { count: 5e-4, compact: 5e-4, lift: 5e-4, share: 5e-5, decimal: 5e-4 };

/** Whether a change is too small to be seen as written: neither a rise nor a fall. */
export function isLevel(unit: Unit, change: number): boolean {
  return Math.abs(change) < leastSeen[unit];
}
