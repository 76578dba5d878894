import { expect, test } from "vitest";
import type { Job } from "../../api/job";
import {
  besideChampion, changeOf, figureRows, lastTest, opponentOf, refusalOf, shownChange, triedFigures,
  type Change, type Trial, type TrialFigure, type Version,
} from "./version_state";

const estimate = (value: number | null) => ({ value, low: null, high: null, n: 10 });

function figure(verdict: TrialFigure["verdict"], target = "log_streams", scenario = "c"): TrialFigure {
  const none = estimate(null);
  return { target, scenario, figure: "r2", champion: none, challenger: none, difference: none, sure_gain: null, verdict };
}

const trial = (won: boolean, ...figures: TrialFigure[]): Trial => ({ rows: 100, artists: 20, won, figures });

function change(id: number, given: Partial<Change> = {}): Change {
  return { id, at: id * 1000, who: "root", action: "train", version: 1, champion: 1, reason: null, evidence: null, ...given };
}

function version(number: number, alias: Version["alias"], figures: Version["figures"] = []): Version {
  return {
    number, version: "0", alias, trained_at: 0, code_version: null, seed: 7, effort: "full", missing: "keep",
    data: { name: "a.csv", digest: "0", rows: 1, snapshot: 1 }, report: null, figures,
  };
}

function job(id: number, given: Partial<Job> = {}): Job {
  return {
    id, kind: "promotion", state: "done", asked_by: "local", follows: null, as_of: null, quick: false, with_plan: false,
    queued_at: 0, started_at: 10, ended_at: 20, stage: null, share: null, files: [], complaint: null, snapshot: null,
    was_there: false, report: null, version: null, force: false, reason: null, keep: false, digest: null, ...given,
  };
}

test("the challenger stands beside the champion unless another version is asked for", () => {
  const versions = [version(3, null), version(2, "challenger"), version(1, "champion")];
  expect(besideChampion(versions, null)?.number).toBe(2);
  expect(besideChampion(versions, 3)?.number).toBe(3);
  expect(besideChampion(versions, 1)?.number).toBe(2);
  expect(besideChampion(versions, 9)?.number).toBe(2);
  expect(besideChampion([version(1, "champion")], null)).toBeNull();
});

test("the last test is the latest change of that version with figures", () => {
  const evidence = trial(false, figure("undecided"));
  const changes = [
    change(5, { action: "force", version: 2, champion: 2 }),
    change(4, { action: "refuse", version: 2, evidence }),
    change(3, { action: "refuse", version: 2, evidence }),
    change(2, { version: 2 }),
  ];
  expect(lastTest(changes, 2)?.id).toBe(4);
  expect(lastTest(changes, 1)).toBeNull();
});

test("who was tested against: the champion then, which a promotion replaced", () => {
  const changes = [
    change(3, { action: "promote", version: 2, champion: 2 }),
    change(2, { action: "refuse", version: 3, champion: 1 }),
  ];
  expect(changes.map((one) => opponentOf(one, changes))).toEqual([1, 1]);
  expect(opponentOf(change(1, { action: "promote", version: 2, champion: 2 }), changes)).toBeNull();
});

test("a refusal is told by what is lost, then what is worse, then for want of a gain", () => {
  expect(refusalOf(trial(true, figure("better")))).toBeNull();
  expect(refusalOf(trial(false, figure("better"), figure("worse"), figure("lost", "hit", "b")))).toMatchObject({ why: "lost", figures: [{ target: "hit" }] });
  expect(refusalOf(trial(false, figure("better"), figure("worse")))).toMatchObject({ why: "worse" });
  expect(refusalOf(trial(false, figure("undecided")))).toEqual({ why: "unsure" });
  expect(refusalOf(trial(false, figure("not-tried")))).toEqual({ why: "untested" });
});

test("figures come streams first, and those without a model are left out", () => {
  const shown = triedFigures(trial(false, figure("worse", "hit", "a"), figure("not-tried"), figure("better", "log_views", "a"), figure("better", "log_streams", "b")));
  expect(shown.map(({ target, scenario }) => `${target} ${scenario}`)).toEqual(["log_streams b", "hit a", "log_views a"]);
});

test("figures of two versions stand beside each other, with a gap where one has no such model", () => {
  const of = (target: string, scenario: string, value: number) => ({ target, scenario, figure: "r2" as const, estimate: estimate(value) });
  const rows = figureRows([
    version(2, "champion", [of("log_views", "a", 0.1), of("log_streams", "c", 0.2)]),
    version(1, "challenger", [of("log_streams", "c", 0.3), of("log_streams", "d", 0.4)]),
  ]);
  expect(rows.map(({ target, scenario, estimates }) => [target, scenario, ...estimates.map((one) => one?.value ?? null)])).toEqual([
    ["log_streams", "c", 0.2, 0.3],
    ["log_streams", "d", null, 0.4],
    ["log_views", "a", 0.1, null],
  ]);
});

test("a change under way is shown, else the last that the page saw end", () => {
  const jobs = [job(4, { kind: "study", state: "running" }), job(3), job(2, { kind: "rollback", state: "running" }), job(1)];
  expect(shownChange(jobs, () => true)?.id).toBe(2);
  const ended = jobs.filter(({ id }) => id !== 2);
  expect(shownChange(ended, (id) => id === 1)?.id).toBe(1);
  expect(shownChange(ended, () => false)).toBeNull();
});

test("the line that a job left in the trail is of its time, kind and version", () => {
  const changes = [
    change(30, { action: "promote", version: 3 }),
    change(15, { action: "refuse", version: 3 }),
    change(14, { action: "force", version: 2 }),
    change(9, { action: "refuse", version: 3 }),
  ];
  expect(changeOf(job(1), changes)?.id).toBe(15);
  expect(changeOf(job(1, { version: 2 }), changes)).toBeNull();
  expect(changeOf(job(1, { version: 2, force: true }), changes)?.id).toBe(14);
  expect(changeOf(job(1, { kind: "rollback" }), changes)).toBeNull();
  expect(changeOf(job(1, { started_at: null }), changes)).toBeNull();
});
