import { beforeEach, expect, test } from "vitest";
import { filterQuery, filterSchema, noFilters, type Filters } from "../api/filters";
import { go, placeState } from "../base/place.svelte";
import { filterChips } from "./filter_chips";

beforeEach(() => {
  go("/?lang=en");
});

const names = new Map([["aa", "IU"]]);
const filters: Filters = {
  ...noFilters,
  artist: ["aa", "bb"],
  album_type: ["single", "odd"],
  video: ["music-video"],
  licensed: ["no"],
  streams_min: 1_000_000,
  views_max: 0,
  q: "love",
};

test("every filter that is set has a chip with its name", () => {
  expect(filterChips(filters, names).map((chip) => chip.name)).toEqual([
    "IU",
    "Artist …",
    "Album type: Single",
    "Album type: odd",
    "Kind of video: Music video",
    "Not licensed",
    "Streams ≥ 1M",
    "Views ≤ 0",
    "“love”",
  ]);
  expect(filterChips(noFilters, names)).toEqual([]);
});

test("taking away every chip's filter leaves none, and each takes away its own alone", () => {
  let left = filters;
  for (const chip of filterChips(filters, names)) left = { ...left, ...filterChips(left, names).find((one) => one.key === chip.key)?.without };
  expect(left).toEqual(noFilters);
  const [first] = filterChips(filters, names);
  expect({ ...filters, ...first?.without }.artist).toEqual(["bb"]);
});

test("filters go to the API under their own names, those at rest left out", () => {
  expect(filterQuery(noFilters)).toEqual({});
  expect(filterQuery(filters)).toEqual({
    artist: ["aa", "bb"],
    album_type: ["single", "odd"],
    video: ["music-video"],
    licensed: ["no"],
    streams_min: 1_000_000,
    views_max: 0,
    q: "love",
  });
  go("/?licensed=no&streams_min=0");
  expect(filterQuery(placeState(filterSchema))).toEqual({ licensed: ["no"], streams_min: 0 });
});
