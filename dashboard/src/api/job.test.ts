import { expect, test } from "vitest";
import { isOpen, laterJob, mergeJobs, planPlace, type Job } from "./job";

function job(id: number, change: Partial<Job> = {}): Job {
  return {
    id,
    kind: "study",
    state: "running",
    asked_by: "local",
    follows: null,
    as_of: null,
    quick: false,
    with_plan: false,
    queued_at: 0,
    started_at: 0,
    ended_at: null,
    stage: "models",
    share: 0.5,
    files: [],
    complaint: null,
    snapshot: null,
    was_there: false,
    report: null,
    version: null,
    force: false,
    reason: null, keep: false, digest: null,
    ...change,
  };
}

test("an answer that an event overtook does not turn a job back", () => {
  const done = job(1, { state: "done" });
  expect(laterJob(done, job(1))).toBe(done);
  expect(laterJob(job(1), done)).toBe(done);
  expect(laterJob(job(1, { state: "queued" }), job(1)).state).toBe("running");
});

test("of two words that are equally far the second counts", () => {
  expect(laterJob(job(1, { share: 0.2 }), job(1, { share: 0.4 })).share).toBe(0.4);
});

test("a list takes the news, and new jobs come before its first page alone", () => {
  const list = [job(5), job(3, { state: "done" })];
  const news = [job(6, { state: "queued" }), job(7), job(5, { share: 0.9 })];
  expect(mergeJobs(list, news, true).map(({ id }) => id)).toEqual([7, 6, 5, 3]);
  expect(mergeJobs(list, news, false).map(({ id }) => id)).toEqual([5, 3]);
  expect(mergeJobs(list, news, true)[2]?.share).toBe(0.9);
});

test("only what waits or runs is open", () => {
  expect(isOpen(job(1, { state: "queued" }))).toBe(true);
  expect(isOpen(job(1, { state: "failed" }))).toBe(false);
});

test("a complaint tells the plan's line", () => {
  expect(planPlace("plan.toml:12:1: `videos.budget` must be above 0")).toEqual({
    line: 12,
    sentence: "`videos.budget` must be above 0",
  });
  expect(planPlace("spend.csv:20: weeks are missing")).toBeNull();
  expect(planPlace("it was killed")).toBeNull();
});
