import { picks } from "../base/picks";
import { linkTo } from "../base/place.svelte";
import { choice, writeState } from "../base/query";

export const compareKinds = ["track", "artist", "video"] as const;
export type CompareKind = (typeof compareKinds)[number];

/** The state of the page that compares. */
export const compareSchema = { kind: choice(compareKinds, "track"), id: picks };

/** The comparison of these, as a link. */
export function compareLink(kind: CompareKind, ids: readonly string[]): string {
  return linkTo("compare", {}, { query: writeState(compareSchema, new URLSearchParams(), { kind, id: ids }) });
}
