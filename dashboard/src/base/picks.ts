import type { Field } from "./query";

/** The most that is compared at once. */
export const mostPicks = 4;

/** Ids picked for a comparison, at most four; in the URL, one parameter each. */
export const picks: Field<readonly string[]> = {
  read: (values) => [...new Set(values.filter((value) => /^\d{1,20}$/.test(value)))].slice(0, mostPicks),
  write: (value) => value,
};

/** The picks with one more or one less; a fifth is not taken. */
export function togglePick(picked: readonly string[], id: string): readonly string[] {
  if (picked.includes(id)) return picked.filter((one) => one !== id);
  return picked.length < mostPicks ? [...picked, id] : picked;
}
