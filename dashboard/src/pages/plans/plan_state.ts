import { choice, choices, number, text } from "../../base/query";

export const planTabs = ["videos", "promotion", "signing", "releases", "playlists", "ledger", "editor"] as const;
export type PlanTab = (typeof planTabs)[number];

export const matrixFields = ["film-first", "small-film", "too-dear", "leave-alone"] as const;
export type MatrixField = (typeof matrixFields)[number];

/** What of the page the URL holds. */
export const planSchema = {
  tab: choice(planTabs, "videos"),
  /** The job that makes the next plan. */
  job: number,
  /** Fields of the matrix that are drawn; none: all. */
  field: choices(matrixFields),
  sort: choice(["month", "cost", "streams", "extra_streams", "gain", "return_on_cost", "payback"], "month"),
  order: choice(["asc", "desc"], "asc"),
  /** A month of the calendar, 2026-10; empty: the plan's first. */
  month: text,
  /** A playlist; empty: the first. */
  list: text,
};
