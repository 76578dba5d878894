import { describe, expect, test } from "vitest";
import type { Schemas } from "../../api/request";
import { leverGroups, readSetting, restingSetting, scoreRow, settingQuery, type Lever } from "./setting";

const text = (en: string): Schemas["Text"] => ({ en, ko: en });
const number = (name: string, median: number): Lever => ({
  name,
  label: text(name),
  unit: "1",
  kind: "number",
  low: 0,
  high: 1,
  median,
  step: 0.01,
  choices: [],
  causal: false,
  why: text("sound"),
});
const choice = (name: string, values: readonly string[], why: string): Lever => ({
  ...number(name, 0),
  kind: "choice",
  low: null,
  high: null,
  median: null,
  step: null,
  choices: values.map((value) => ({ value, label: text(value) })),
  why: text(why),
});
const levers: Lever[] = [
  number("Energy", 0.6),
  choice("Album_type", ["single", "album"], "release"),
  choice("Title", ["", "(Official Music Video)"], "video"),
  choice("Channel", ["artist", "label"], "release"),
];
const rest = restingSetting(levers, null);
const track = { artist: "아이유", track: "Blueming", energy: 0.83, album_type: "album" } as Schemas["TrackRow"];

describe("a setting", () => {
  test("begins at the medians and first choices, and leaves the URL plain", () => {
    expect(rest.values).toEqual({ Energy: 0.6, Album_type: "single", Title: "", Channel: "artist" });
    expect(settingQuery(rest, rest).toString()).toBe("");
  });

  test("begins as a track is, and what the track lacks is not given", () => {
    const own = restingSetting(levers, { ...track, energy: null });
    expect([own.artist, own.track]).toEqual(["아이유", "Blueming"]);
    expect(own.values).toMatchObject({ Energy: null, Album_type: "album" });
  });

  test("goes through the URL and comes back the same", () => {
    const from = restingSetting(levers, track);
    const setting = {
      artist: "새 아티스트 & co",
      track: "",
      values: { ...from.values, Energy: null, Title: "(Official Music Video)", Channel: "label" },
    };
    const query = new URLSearchParams(settingQuery(setting, from).toString());
    expect(readSetting(query, levers, from)).toEqual(setting);
  });

  test("takes nothing from a URL that no lever has", () => {
    const query = new URLSearchParams({ Energy: "loud", Album_type: "bootleg" });
    expect(readSetting(query, levers, rest).values).toMatchObject({ Energy: null, Album_type: "single" });
  });
});

describe("the row that is scored", () => {
  test("has neither title nor channel without a video", () => {
    expect(scoreRow(rest)).toEqual({ Artist: "New Artist", Track: "New Song", Energy: 0.6, Album_type: "single" });
  });

  test("has the track's title with the video's words, on the artist's channel or another", () => {
    const setting = restingSetting(levers, track);
    const withVideo = { ...setting, values: { ...setting.values, Title: "(Official Music Video)" } };
    expect(scoreRow(withVideo)).toMatchObject({ Title: "Blueming (Official Music Video)", Channel: "아이유" });
    const elsewhere = scoreRow({ ...withVideo, values: { ...withVideo.values, Channel: "label" } });
    expect(elsewhere["Channel"]).not.toBe("아이유");
  });

  test("leaves out what is not given, and never has an empty name", () => {
    const row = scoreRow({ artist: " ", track: "", values: { ...rest.values, Energy: null } });
    expect(row).toEqual({ Artist: "New Artist", Track: "New Song", Album_type: "single" });
  });
});

test("levers of which the same is known stand together", () => {
  expect(leverGroups(levers).map((group) => group.map(({ name }) => name))).toEqual([
    ["Energy"],
    ["Album_type", "Channel"],
    ["Title"],
  ]);
});
