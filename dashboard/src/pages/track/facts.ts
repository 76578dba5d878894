import type { Schemas } from "../../api/request";
import { formatDuration } from "../../base/number_format";
import { say } from "../../text/bilingual";
import * as words from "../../text/details";
import { compact, count, day, figure, full, percent } from "../../text/format";
import { sayAlbumType, sayFlag, sayKey, sayVideoKind } from "../../text/music";
import { forecastOf } from "../../text/frame";
import * as tables from "../../text/tables";
import { band } from "../../text/what_if";
import type { Fact } from "../../widgets/fact";

/** A track's figures and what it is, in the language of now. */
export function trackFacts({ track, isrc, origin }: Schemas["TrackDetail"]): Fact[] {
  const label = (key: keyof typeof tables.columns): string => say(tables.columns[key]);
  const counted = (key: "streams" | "views" | "likes" | "comments"): Fact => ({
    label: label(key),
    value: compact(track[key]),
    full: full("compact", track[key]),
    note: track[key] === null ? say(words.notKnown) : null,
  });
  const older = origin.stale ? say(forecastOf, { day: day(origin.report_as_of) }) : null;
  return [
    counted("streams"),
    counted("views"),
    counted("likes"),
    counted("comments"),
    { label: label("engagement"), value: figure("share", track.engagement), note: say(words.likesAndComments) },
    {
      label: label("expected_streams"),
      value: compact(track.expected_streams),
      full: full("compact", track.expected_streams),
      note: older,
      range: track.expected_low === null ? null : say(band, { low: compact(track.expected_low), high: compact(track.expected_high) }),
    },
    { label: label("hit_probability"), value: percent(track.hit_probability), note: older },
    { label: label("album"), value: track.album ?? say(words.notKnown), note: [sayAlbumType(track.album_type), ...(track.release_date === null ? [] : [day(track.release_date)])].join(" · ") },
    { label: label("video_kind"), value: sayVideoKind(track.video_kind), note: track.channel },
    { label: label("licensed"), value: sayFlag(track.licensed), note: `${label("official_video")}: ${sayFlag(track.official_video)}` },
    { label: label("duration_ms"), value: formatDuration(track.duration_ms), note: `${label("tempo_bpm")} ${count(track.tempo_bpm)} · ${label("key")} ${sayKey(track.key)}` },
    ...(isrc === null ? [] : [{ label: "ISRC", value: isrc }]),
  ];
}
