import type { Schemas } from "../../api/request";
import { formatDuration } from "../../base/number_format";
import { say } from "../../text/bilingual";
import { compact, count, decimal, figure, full, percent } from "../../text/format";
import { kpiNames, kpiWords } from "../../text/kpis";
import { sayAlbumType, sayFlag, sayKey, sayVideoKind } from "../../text/music";
import * as tables from "../../text/tables";
import { estimateText } from "../../widgets/estimate_columns";

/** A figure of something compared. */
export interface ItemFigure {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly full?: string | null;
  /** Null: not known, or no number. */
  readonly value: number | null;
  /** The largest of a row is worth telling: of a tempo it is not. */
  readonly more?: boolean;
}

/** Something compared, with its figures in the order of the rows. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly origin: Schemas["Origin"];
  readonly figures: readonly ItemFigure[];
}

/** All that the API says of one thing of the three kinds. */
export type Detail = Schemas["TrackDetail"] | Schemas["ArtistDetail"] | Schemas["VideoDetail"];

export function idOf(detail: Detail): string {
  if ("track" in detail) return detail.track.id;
  return "artist" in detail ? detail.artist.id : detail.video.id;
}

/** Its name and figures in the language of now. */
export function itemOf(detail: Detail): Item {
  if ("track" in detail) return trackItem(detail);
  return "artist" in detail ? artistItem(detail) : videoItem(detail);
}

function counted(key: string, label: string, value: number | null): ItemFigure {
  return { key, label, text: compact(value), full: full("compact", value), value, more: true };
}

function plain(key: string, label: string, text: string, value: number | null = null): ItemFigure {
  return { key, label, text, value };
}

const features = ["danceability", "energy", "loudness_db", "speechiness", "acousticness", "instrumentalness", "liveness", "valence"] as const;

function trackItem({ track, origin }: Schemas["TrackDetail"]): Item {
  const label = (key: keyof typeof tables.columns): string => say(tables.columns[key]);
  const expected =
    track.expected_streams === null
      ? compact(null)
      : `${compact(track.expected_streams)} [${compact(track.expected_low)}, ${compact(track.expected_high)}]`;
  return {
    id: track.id,
    name: `${track.track} (${track.artist})`,
    origin,
    figures: [
      ...(["streams", "views", "likes", "comments"] as const).map((key) => counted(key, label(key), track[key])),
      { key: "engagement", label: label("engagement"), text: figure("share", track.engagement), value: track.engagement, more: true },
      { key: "expected_streams", label: label("expected_streams"), text: expected, value: track.expected_streams, more: true },
      { key: "hit_probability", label: label("hit_probability"), text: percent(track.hit_probability), value: track.hit_probability, more: true },
      plain("album_type", label("album_type"), sayAlbumType(track.album_type)),
      plain("video_kind", label("video_kind"), sayVideoKind(track.video_kind)),
      plain("licensed", label("licensed"), sayFlag(track.licensed)),
      plain("official_video", label("official_video"), sayFlag(track.official_video)),
      plain("duration_ms", label("duration_ms"), formatDuration(track.duration_ms), track.duration_ms),
      plain("tempo_bpm", label("tempo_bpm"), count(track.tempo_bpm), track.tempo_bpm),
      plain("key", label("key"), sayKey(track.key)),
      ...features.map((key) => plain(key, label(key), decimal(track[key], key === "loudness_db" ? 1 : 2), track[key])),
    ],
  };
}

function artistItem({ artist, kpis, origin }: Schemas["ArtistDetail"]): Item {
  return {
    id: artist.id,
    name: artist.name,
    origin,
    figures: [
      { key: "tracks", label: say(tables.tracks), text: count(artist.tracks), value: artist.tracks, more: true },
      { key: "hits", label: say(tables.hits), text: count(artist.hits), value: artist.hits, more: true },
      { key: "music_videos", label: say(tables.musicVideos), text: count(artist.music_videos), value: artist.music_videos, more: true },
      counted("best_streams", say(tables.bestStreams), artist.best_streams),
      ...kpiNames.map((name) => ({
        key: name,
        label: say(kpiWords[name].label),
        text: `${estimateText(kpiWords[name].unit, kpis[name])} (n = ${count(kpis[name].n)})`,
        full: full(kpiWords[name].unit, kpis[name].value),
        value: kpis[name].value,
        // More streams are more; a higher correlation or lift over ten tracks is not.
        more: kpiWords[name].unit === "compact" || kpiWords[name].unit === "share",
      })),
    ],
  };
}

function videoItem({ video, origin }: Schemas["VideoDetail"]): Item {
  const label = (key: keyof typeof tables.columns): string => say(tables.columns[key]);
  return {
    id: video.id,
    name: video.title ?? say(tables.untitled),
    origin,
    figures: [
      ...(["views", "likes", "comments", "streams"] as const).map((key) => counted(key, label(key), video[key])),
      { key: "engagement", label: label("engagement"), text: figure("share", video.engagement), value: video.engagement, more: true },
      plain("tracks", say(tables.tracks), count(video.tracks), video.tracks),
      plain("artist", label("artist"), video.artist),
      plain("kind", label("video_kind"), sayVideoKind(video.kind)),
      plain("channel", label("channel"), video.channel ?? ""),
      plain("licensed", label("licensed"), sayFlag(video.licensed)),
      plain("official", label("official_video"), sayFlag(video.official)),
    ],
  };
}
