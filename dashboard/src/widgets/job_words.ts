import type { Job } from "../api/job";
import { say } from "../text/bilingual";
import { count } from "../text/format";
import * as words from "../text/jobs";
import type { IconName } from "./icons";

/** The sign of each state; the state's word stands beside it. */
export const jobSigns: Readonly<Record<Job["state"], IconName>> = {
  queued: "jobs",
  running: "jobs",
  done: "yes",
  failed: "alert",
  cancelled: "no",
  interrupted: "blocked",
};

/** What a job is at, in the language of now; a stage without a word of ours as it came. */
export function stageOf(stage: string): string {
  const file = /^reading (.+)$/.exec(stage)?.[1];
  if (file !== undefined) return say(words.readingFile, { name: file });
  const known = words.stages[stage];
  return known === undefined ? stage : say(known);
}

/** What a job does: "Import: counts.csv", "Full study with a plan". */
export function workOf(job: Job): string {
  if (job.kind === "import" || job.kind === "listen") return `${say(words.kinds[job.kind])}: ${job.files.map((file) => file.name).join(", ")}`;
  if (job.kind === "promotion") return promotionWords(job);
  if (job.kind === "rollback") return say(words.kinds.rollback);
  const name = job.kind === "plan" ? words.kinds.plan : job.quick ? words.quickStudy : words.fullStudy;
  return job.with_plan && job.kind === "study" ? `${say(name)}, ${say(words.withPlan)}` : say(name);
}

function promotionWords(job: Job): string {
  const name = job.version === null ? say(words.kinds.promotion) : say(words.promotionOf, { n: job.version });
  return job.force ? `${name}, ${say(words.promotionUntested)}` : name;
}

/** How long it ran, or has run until `now` (ms since 1970); null before it began. */
export function tookOf(job: Job, now: number): string | null {
  if (job.started_at === null) return null;
  const seconds = Math.max(0, Math.round((job.ended_at ?? now / 1000) - job.started_at));
  if (seconds < 60) return say(words.seconds, { n: count(seconds) });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return say(words.minutes, { m: count(minutes), s: count(seconds % 60) });
  return say(words.hours, { h: count(Math.floor(minutes / 60)), m: count(minutes % 60) });
}
