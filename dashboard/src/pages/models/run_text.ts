import type { Schemas } from "../../api/request";
import { pick, say } from "../../text/bilingual";
import { count, decimal, moment } from "../../text/format";
import { targets } from "../../text/models";
import { kinds, states } from "../../text/runs";

export type Run = Schemas["Run"];
type Figure = Schemas["Estimate"];

export const kindOf = (run: Run): string => pick(kinds[run.kind] ?? { en: run.kind, ko: run.kind });
export const stateOf = (run: Run): string => pick(states[run.status] ?? { en: run.status, ko: run.status });

/** When a run began, in one line of a narrow column. */
export function begunAt(run: Run): string {
  return moment(run.started === null ? null : Date.parse(run.started) / 1000).replaceAll(" ", "\u00a0");
}

/** What a run is called: its model where it is one, else its name. */
export function nameOf(run: Run): string {
  return run.target === null ? (run.name ?? "") : modelName(run.target, run.scenario);
}

export function modelName(target: string | null, scenario: string | null): string {
  if (target === null) return "";
  const word = targets[target];
  return `${word === undefined ? target : say(word)} ${scenario ?? ""}`.trim();
}

/** "0.531 [0.507, 0.555]"; what has no interval stands alone. */
export function figureText(figure: Pick<Figure, "value" | "low" | "high">): string {
  // Counts stand among shares and logarithms.
  const written = (value: number | null): string => (Math.abs(value ?? 0) < 1000 ? decimal(value, 4) : count(value));
  const value = written(figure.value);
  return figure.low === null || figure.high === null ? value : `${value} [${written(figure.low)}, ${written(figure.high)}]`;
}

/** A figure, setting or tag of a run by name; "" where it has none of that name. */
export function shownOf(run: Run, name: string): string {
  const metric = run.metrics.find((one) => one.name === name);
  return metric === undefined ? (run.params[name] ?? run.tags[name] ?? "") : figureText(metric);
}

/** The same as a number where it is one. */
export function rawOf(run: Run, name: string): string | number | null {
  const metric = run.metrics.find((one) => one.name === name);
  return metric === undefined ? (run.params[name] ?? run.tags[name] ?? null) : metric.value;
}
