import { choice, number, text } from "../../base/query";

export const qualityTabs = ["score", "rows", "outliers", "missing", "imports"] as const;

/** What of the page the URL holds. */
export const qualitySchema = {
  tab: choice(qualityTabs, "score"),
  /** The rule whose rows are shown; empty: all. */
  rule: text,
  /** The snapshot whose files and complaints are shown; none: the latest. */
  snapshot: number,
};
