import { choices, number, readState, text, texts, type StateOf } from "../base/query";

/** The licences that a filter may choose. */
export const licences = ["yes", "no", "unknown"] as const;

/** The filters that every tile of every page obeys; in the page's URL under the API's own names. */
export const filterSchema = {
  artist: texts,
  album_type: texts,
  video: texts,
  licensed: choices(licences),
  streams_min: number,
  streams_max: number,
  views_min: number,
  views_max: number,
  q: text,
};
export type Filters = StateOf<typeof filterSchema>;

type Query = {
  -readonly [K in keyof Filters]?: Filters[K] extends infer T ? Exclude<T, null> : never;
};

/** Filters as query parameters of the API, those at rest left out. */
export function filterQuery(filters: Filters): Query {
  const query: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(filters)) {
    if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) continue;
    query[name] = value;
  }
  return query;
}

/** How many filters are set. */
export function activeFilters(filters: Filters): number {
  return Object.keys(filterQuery(filters)).length;
}

/** Every filter at rest. */
export const noFilters: Filters = readState(filterSchema, new URLSearchParams());
