import type { Schemas } from "../../api/request";

type OutOfFold = Schemas["OutOfFold"];

/** The forecasts of one target, scenarios in their order. */
export function forecastsOf(outOfFold: readonly OutOfFold[], target: OutOfFold["target"]): OutOfFold[] {
  return outOfFold.filter((one) => one.target === target).sort((a, b) => a.scenario.localeCompare(b.scenario));
}

/** The scenarios whose band holds the truth; null where the truth is not known. */
export function scenariosInside(forecasts: readonly OutOfFold[]): string[] | null {
  if (!forecasts.some(({ truth }) => truth !== null)) return null;
  return forecasts.flatMap(({ scenario, low, high, truth }) =>
    truth !== null && low !== null && high !== null && low <= truth && truth <= high ? [scenario] : [],
  );
}
