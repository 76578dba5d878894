import type { Schemas } from "../api/request";
import { say } from "../text/bilingual";
import * as frame from "../text/frame";
import { day } from "../text/format";

/** The day of the counts in a line of words; `study`: of the study's, with a word where newer ones are there. */
export function originWords(origin: Schemas["Origin"], study: boolean): string {
  const asOf = study ? origin.report_as_of : origin.as_of;
  const words = asOf === null ? say(frame.undated) : say(frame.countsAsOf, { day: day(asOf) });
  return study && origin.stale ? `${words} · ${say(frame.olderThanData)}` : words;
}
