import type { Schemas } from "../../api/request";
import { say } from "../../text/bilingual";
import * as words from "../../text/details";
import { compact, count, figure, full } from "../../text/format";
import { rowsBehind } from "../../text/frame";
import { sayFlag, sayVideoKind } from "../../text/music";
import * as tables from "../../text/tables";
import type { Fact } from "../../widgets/fact";

/** A video's figures and what it is, in the language of now. */
export function videoFacts(video: Schemas["VideoRow"]): Fact[] {
  const counted = (key: "views" | "likes" | "comments" | "streams"): Fact => ({
    label: say(tables.columns[key]),
    value: compact(video[key]),
    full: full("compact", video[key]),
  });
  return [
    counted("views"),
    counted("likes"),
    counted("comments"),
    { label: say(tables.columns.engagement), value: figure("share", video.engagement), note: say(words.likesAndComments) },
    { ...counted("streams"), note: say(rowsBehind, { n: count(video.tracks) }) },
    { label: say(tables.columns.video_kind), value: sayVideoKind(video.kind) },
    { label: say(tables.columns.channel), value: video.channel ?? say(words.notKnown) },
    { label: say(tables.columns.licensed), value: sayFlag(video.licensed), note: `${say(tables.columns.official_video)}: ${sayFlag(video.official)}` },
  ];
}
