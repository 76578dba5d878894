import { filterSchema } from "../api/filters";
import type { Schemas } from "../api/request";
import { formatDuration } from "../base/number_format";
import { linkTo } from "../base/place.svelte";
import { say } from "../text/bilingual";
import { compact, count, day, decimal, figure, full, percent } from "../text/format";
import { sayAlbumType, sayFlag, sayKey, sayVideoKind } from "../text/music";
import * as words from "../text/tables";
import type { TableColumn } from "./table_column";

type Track = Schemas["TrackRow"];
export type TrackColumnKey = keyof typeof words.columns;

const order = Object.keys(words.columns) as TrackColumnKey[];
/** All columns of a track but its name, which always stands first. */
export const trackColumnKeys: readonly TrackColumnKey[] = order.filter((key) => key !== "track");

/** A count, shortened, with the whole of it in the tooltip. */
export function countColumn<Row, Key extends string>(
  key: Key,
  label: string,
  value: (row: Row) => number | null,
  width = 110,
): TableColumn<Row> {
  return {
    key,
    label,
    say: (row) => compact(value(row)),
    full: (row) => full("compact", value(row)),
    raw: value,
    numeric: true,
    sortable: true,
    width,
  };
}

function textColumn(key: "album" | "title" | "channel", width: number): TableColumn<Track> {
  const text = (row: Track): string => row[key] ?? "";
  return { key, label: say(words.columns[key]), say: text, full: text, raw: (row) => row[key], sortable: true, width };
}

const features = [
  "danceability",
  "energy",
  "loudness_db",
  "speechiness",
  "acousticness",
  "instrumentalness",
  "liveness",
  "valence",
] as const;

function featureColumn(key: (typeof features)[number]): TableColumn<Track> {
  const digits = key === "loudness_db" ? 1 : 2;
  return {
    key,
    label: say(words.columns[key]),
    say: (row) => decimal(row[key], digits),
    raw: (row) => row[key],
    numeric: true,
    sortable: true,
    width: 130,
  };
}

/** "1.2M [0.3M, 4.1M]", out of fold. */
export function expectedText(row: Track): string {
  if (row.expected_streams === null) return compact(null);
  return `${compact(row.expected_streams)} [${compact(row.expected_low)}, ${compact(row.expected_high)}]`;
}

/** Every column of a track by its key, in the language of now. */
export function trackColumns(): TableColumn<Track>[] {
  const label = (key: TrackColumnKey): string => say(words.columns[key]);
  const counted = (key: "streams" | "views" | "likes" | "comments"): TableColumn<Track> =>
    countColumn(key, label(key), (row) => row[key], 105);
  const flag = (key: "licensed" | "official_video"): TableColumn<Track> => ({
    key,
    label: label(key),
    say: (row) => sayFlag(row[key]),
    raw: (row) => row[key],
    sortable: true,
    width: 110,
  });
  const columns: TableColumn<Track>[] = [
    {
      key: "track",
      label: label("track"),
      say: (row) => row.track,
      full: (row) => row.track,
      href: (row) => linkTo("track", { id: row.id }, { keep: filterSchema }),
      sortable: true,
      width: 230,
    },
    {
      key: "artist",
      label: label("artist"),
      say: (row) => row.artist,
      full: (row) => row.artist,
      href: (row) => linkTo("artist", { id: row.artist_id }),
      sortable: true,
      width: 140,
    },
    textColumn("album", 180),
    { key: "album_type", label: label("album_type"), say: (row) => sayAlbumType(row.album_type), raw: (row) => row.album_type, sortable: true, width: 110 },
    { key: "release_date", label: label("release_date"), say: (row) => day(row.release_date), raw: (row) => row.release_date, sortable: true, width: 110 },
    counted("streams"),
    counted("views"),
    counted("likes"),
    counted("comments"),
    { key: "engagement", label: label("engagement"), say: (row) => figure("share", row.engagement), raw: (row) => row.engagement, numeric: true, sortable: true, width: 115 },
    { key: "expected_streams", label: label("expected_streams"), say: expectedText, full: expectedText, raw: (row) => row.expected_streams, numeric: true, sortable: true, width: 195 },
    { key: "hit_probability", label: label("hit_probability"), say: (row) => percent(row.hit_probability), raw: (row) => row.hit_probability, numeric: true, sortable: true, width: 115 },
    { key: "video_kind", label: label("video_kind"), say: (row) => sayVideoKind(row.video_kind), raw: (row) => row.video_kind, sortable: true, width: 130 },
    flag("licensed"),
    flag("official_video"),
    textColumn("title", 260),
    textColumn("channel", 150),
    { key: "duration_ms", label: label("duration_ms"), say: (row) => formatDuration(row.duration_ms), raw: (row) => row.duration_ms, numeric: true, sortable: true, width: 90 },
    { key: "tempo_bpm", label: label("tempo_bpm"), say: (row) => count(row.tempo_bpm), raw: (row) => row.tempo_bpm, numeric: true, sortable: true, width: 110 },
    { key: "key", label: label("key"), say: (row) => sayKey(row.key), raw: (row) => row.key, sortable: true, width: 80 },
    ...features.map(featureColumn),
  ];
  return columns;
}

/** Some of the columns, in the order asked for. */
export function pickColumns<Row>(all: readonly TableColumn<Row>[], keys: readonly string[]): TableColumn<Row>[] {
  return keys.flatMap((key) => all.filter((column) => column.key === key));
}
