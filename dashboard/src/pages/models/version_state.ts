import { changesChampion, isOpen, type Job } from "../../api/job";
import type { Schemas } from "../../api/request";

export type Version = Schemas["ModelVersion"];
export type Change = Schemas["ModelChange"];
export type Trial = Schemas["Trial"];
export type TrialFigure = Trial["figures"][number];
/** A change that rests on a paired test. */
export type TestedChange = Change & { readonly evidence: Trial };

/** The version of that name; null: there is none. */
export function named(versions: readonly Version[], alias: NonNullable<Version["alias"]>): Version | null {
  return versions.find((version) => version.alias === alias) ?? null;
}

/** The version that stands beside the champion: the one asked for, else the challenger. */
export function besideChampion(versions: readonly Version[], asked: number | null): Version | null {
  const found = versions.find(({ number, alias }) => number === asked && alias !== "champion");
  return found ?? named(versions, "challenger");
}

function isTested(change: Change): change is TestedChange {
  return change.evidence !== null;
}

/** The last paired test of a version; of changes, the latest first. */
export function lastTest(changes: readonly Change[], version: number): TestedChange | null {
  return changes.filter(isTested).find((change) => change.version === version) ?? null;
}

/** The champion that a version was tested against: of one that was promoted, the champion before.
 * Null where the changes at hand do not reach back so far. */
export function opponentOf(change: Change, changes: readonly Change[]): number | null {
  if (change.action === "refuse") return change.champion;
  return changes.find(({ id }) => id < change.id)?.champion ?? null;
}

type FigureOf = Pick<TrialFigure, "target" | "scenario">;
const targets = ["log_streams", "hit", "log_views"];

/** Figures of streams first, then hits, then views. */
function inOrder<T extends FigureOf>(figures: readonly T[]): T[] {
  const rank = ({ target, scenario }: T): string => `${targets.indexOf(target)} ${scenario}`;
  return figures.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/** The figures that a test could say something of. */
export function triedFigures(trial: Trial): TrialFigure[] {
  return inOrder(trial.figures.filter(({ verdict }) => verdict !== "not-tried"));
}

export function figuresThatAre(trial: Trial, verdict: TrialFigure["verdict"]): TrialFigure[] {
  return trial.figures.filter((figure) => figure.verdict === verdict);
}

/** Why a version was not promoted, in the order in which it is decided (src/study/promotion.cc). */
export type Refusal =
  | { readonly why: "lost" | "worse"; readonly figures: readonly TrialFigure[] }
  | { readonly why: "unsure" | "untested" };

/** Null: it was. */
export function refusalOf(trial: Trial): Refusal | null {
  if (trial.won) return null;
  for (const why of ["lost", "worse"] as const) {
    const figures = figuresThatAre(trial, why);
    if (figures.length > 0) return { why, figures };
  }
  return { why: figuresThatAre(trial, "undecided").length > 0 ? "unsure" : "untested" };
}

/** The change of champion that a page shows: one that waits or runs, else the last that it saw end. */
export function shownChange(jobs: readonly Job[], heard: (id: number) => boolean): Job | null {
  const changes = jobs.filter(changesChampion);
  return changes.find(isOpen) ?? changes.find(({ id }) => heard(id)) ?? null;
}

/** The line of the trail that a job left; changes are the latest first. Null where it left none, or the
 * trail at hand does not hold it yet. */
export function changeOf(job: Job, changes: readonly Change[]): Change | null {
  if (job.started_at === null) return null;
  const since = job.started_at * 1000;
  const until = job.ended_at === null ? Infinity : (job.ended_at + 1) * 1000;
  const actions = job.kind === "rollback" ? ["rollback"] : job.force ? ["force"] : ["promote", "refuse"];
  return (
    changes.find(
      ({ at, action, version }) =>
        at >= since && at < until && actions.includes(action) && (job.version === null || version === job.version),
    ) ?? null
  );
}

/** A figure of versions that stand beside each other; null where one has no such model. */
export interface FigureRow {
  readonly target: string;
  readonly scenario: string;
  readonly figure: TrialFigure["figure"];
  readonly estimates: readonly (Schemas["Estimate"] | null)[];
}

/** The figures that any of the versions has. */
export function figureRows(versions: readonly Version[]): FigureRow[] {
  const isSame = (one: FigureOf, other: FigureOf): boolean => one.target === other.target && one.scenario === other.scenario;
  const all = versions.flatMap(({ figures }) => figures);
  const firsts = all.filter((each, place) => all.findIndex((other) => isSame(each, other)) === place);
  return inOrder(firsts).map((first) => ({
    target: first.target,
    scenario: first.scenario,
    figure: first.figure,
    estimates: versions.map(({ figures }) => figures.find((each) => isSame(each, first))?.estimate ?? null),
  }));
}
