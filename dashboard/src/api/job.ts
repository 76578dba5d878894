import type { Schemas } from "./request";

export type Job = Schemas["Job"];

/** Whether a job waits or runs: it can be cancelled, and more is to come. */
export function isOpen(job: Job): boolean {
  return job.state === "queued" || job.state === "running";
}

/** Whether a job puts another version of the models to use, or was to. */
export function changesChampion(job: Job): boolean {
  return job.kind === "promotion" || job.kind === "rollback";
}

/** The later of two words on one job; where they are equally far, the second. A job only moves on from
 * queued by running to its end, so an answer that was overtaken by an event is told by its state. */
export function laterJob(one: Job, other: Job): Job {
  return stepOf(one) > stepOf(other) ? one : other;
}

function stepOf(job: Job): number {
  if (job.state === "queued") return 0;
  return job.state === "running" ? 1 : 2;
}

/** A list of jobs, newest first, brought up to date by the news. Jobs newer than the list come before
 * it where it is the first page. */
export function mergeJobs(list: readonly Job[], news: Iterable<Job>, isFirstPage: boolean): Job[] {
  const heard = new Map([...news].map((job) => [job.id, job]));
  const newest = list[0]?.id ?? 0;
  const fresh = isFirstPage ? [...heard.values()].filter((job) => job.id > newest) : [];
  const known = list.map((job) => {
    const word = heard.get(job.id);
    return word === undefined ? job : laterJob(job, word);
  });
  return [...fresh.sort((one, other) => other.id - one.id), ...known];
}

/** Where a job's complaint says that its plan is wrong: "plan.toml:2:1: `videos.budget` must be …".
 * Null where it names no line. */
export function planPlace(complaint: string): { line: number; sentence: string } | null {
  const found = /\bplan\.toml:(\d+)(?::\d+)?: ?(.*)$/s.exec(complaint);
  return found === null ? null : { line: Number(found[1]), sentence: found[2] ?? "" };
}
