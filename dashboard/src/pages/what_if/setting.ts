import type { Schemas } from "../../api/request";

// What is asked for: names, numbers and choices. In the URL stands only what differs from where one
// started: the middle of the catalogue, or a track of it.

export type Lever = Schemas["Lever"];
type TrackRow = Schemas["TrackRow"];
export type LeverValue = number | string | null;

export interface Setting {
  readonly artist: string;
  readonly track: string;
  /** By the levers' names; null: not given. */
  readonly values: Readonly<Record<string, LeverValue>>;
}

/** Names that say nothing, so that a setting can be scored before any is given: "Demo" would be
 * read as a word of the title. */
export const restingNames = { artist: "New Artist", track: "New Song" };

// Where a track of the catalogue has what a lever sets.
const trackFields: Readonly<Record<string, keyof TrackRow>> = {
  Danceability: "danceability",
  Energy: "energy",
  Key: "key",
  Loudness: "loudness_db",
  Speechiness: "speechiness",
  Acousticness: "acousticness",
  Instrumentalness: "instrumentalness",
  Liveness: "liveness",
  Valence: "valence",
  Tempo: "tempo_bpm",
  Duration_ms: "duration_ms",
  Album_type: "album_type",
};

function restingValue(lever: Lever, track: TrackRow | null): LeverValue {
  const field = trackFields[lever.name];
  const own = track === null || field === undefined ? null : track[field];
  if (lever.kind === "number") return typeof own === "number" ? own : track === null ? lever.median : null;
  const known = lever.choices.find(({ value }) => value === own);
  return known?.value ?? lever.choices[0]?.value ?? null;
}

/** Where one starts: each lever at its median or first choice, or as the track has it. */
export function restingSetting(levers: readonly Lever[], track: TrackRow | null): Setting {
  const values = Object.fromEntries(levers.map((lever) => [lever.name, restingValue(lever, track)]));
  return {
    artist: track?.artist ?? restingNames.artist,
    track: track?.track ?? restingNames.track,
    values,
  };
}

function readValue(lever: Lever, written: string): LeverValue {
  if (lever.kind === "choice") {
    return lever.choices.find(({ value }) => value === written)?.value ?? lever.choices[0]?.value ?? null;
  }
  const value = written.trim() === "" ? NaN : Number(written);
  return Number.isFinite(value) ? value : null;
}

/** The setting that a query holds. */
export function readSetting(query: URLSearchParams, levers: readonly Lever[], rest: Setting): Setting {
  const values = levers.map((lever): [string, LeverValue] => {
    const written = query.get(lever.name);
    return [lever.name, written === null ? (rest.values[lever.name] ?? null) : readValue(lever, written)];
  });
  return {
    artist: query.get("artist") ?? rest.artist,
    track: query.get("track") ?? rest.track,
    values: Object.fromEntries(values),
  };
}

/** The query that holds a setting, and nothing of where it is at rest. */
export function settingQuery(setting: Setting, rest: Setting): URLSearchParams {
  const query = new URLSearchParams();
  if (setting.artist !== rest.artist) query.set("artist", setting.artist);
  if (setting.track !== rest.track) query.set("track", setting.track);
  for (const [name, value] of Object.entries(setting.values)) {
    if (value !== rest.values[name]) query.set(name, value === null ? "" : String(value));
  }
  return query;
}

// A channel that is not the artist's own: only that it is another counts.
const otherChannel = "Another Channel";

/** The row to score. A video is told by its title and channel; without one neither is given. */
export function scoreRow(setting: Setting): Schemas["ScoreRow"] {
  const { Title: title, Channel: channel, ...others } = setting.values;
  const artist = setting.artist.trim() || restingNames.artist;
  const track = setting.track.trim() || restingNames.track;
  const row: Record<string, string | number> = { Artist: artist, Track: track };
  for (const [name, value] of Object.entries(others)) {
    if (value !== null && value !== "") row[name] = value;
  }
  if (typeof title === "string" && title !== "") {
    row["Title"] = `${track} ${title}`;
    row["Channel"] = channel === "label" ? otherChannel : artist;
  }
  return row;
}

/** Levers that say the same of what changing them does stand together, in the API's order. */
export function leverGroups(levers: readonly Lever[]): Lever[][] {
  const groups = new Map<string, Lever[]>();
  for (const lever of levers) {
    const key = `${lever.causal} ${lever.why.en}`;
    groups.set(key, [...(groups.get(key) ?? []), lever]);
  }
  return [...groups.values()];
}
