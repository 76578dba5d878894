// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Job } from "../api/job";
import { stageOf, tookOf, workOf } from "./job_words";

const job: Job = {
  id: 1,
  kind: "import",
  state: "done",
  asked_by: "local",
  follows: null,
  as_of: null,
  quick: false,
  with_plan: false,
  queued_at: 0,
  started_at: 1000,
  ended_at: 1042,
  stage: null,
  share: null,
  files: [{ name: "march.csv", bytes: 1 }],
  complaint: null,
  snapshot: null,
  was_there: false,
  report: null,
  version: null,
  force: false,
  reason: null, keep: false, digest: null,
};

test("a stage of ours has its words, a file's its name, another stands as it came", () => {
  expect(stageOf("models")).toBe("training the models");
  expect(stageOf("reading march.csv")).toBe("reading march.csv");
  expect(stageOf("something new")).toBe("something new");
});

test("what a job does is told with its files or thoroughness", () => {
  expect(workOf(job)).toBe("Import: march.csv");
  expect(workOf({ ...job, kind: "study", quick: true, with_plan: true })).toBe("Quick study, with a plan");
});

test("a change of champion tells its version, and that it took no test", () => {
  expect(workOf({ ...job, kind: "promotion" })).toBe("Promotion of models");
  expect(workOf({ ...job, kind: "promotion", version: 3, force: true })).toBe("Promotion of models, version 3, without a test");
  expect(workOf({ ...job, kind: "rollback" })).toBe("Roll-back of models");
});

test("how long a job took grows from seconds to hours, and runs on until it ends", () => {
  expect(tookOf(job, 0)).toBe("42 s");
  expect(tookOf({ ...job, ended_at: 1125 }, 0)).toBe("2 min 5 s");
  expect(tookOf({ ...job, ended_at: 1000 + 3660 }, 0)).toBe("1 h 1 min");
  expect(tookOf({ ...job, ended_at: null }, 1_010_000)).toBe("10 s");
  expect(tookOf({ ...job, started_at: null }, 0)).toBeNull();
});
