import { expect, test } from "vitest";
import { forecastsOf, scenariosInside } from "./forecast_lines";

const forecast = (scenario: "a" | "b" | "c", low: number | null, high: number | null, truth: number | null) => ({
  target: "log_streams" as const,
  scenario,
  predicted: 10,
  low,
  high,
  truth,
});

test("a truth on the edge of a band lies inside", () => {
  const forecasts = [forecast("b", 5, 9, 9), forecast("a", 10, 20, 9), forecast("c", null, null, 9)];
  expect(scenariosInside(forecasts)).toEqual(["b"]);
  expect(forecastsOf(forecasts, "log_streams").map(({ scenario }) => scenario)).toEqual(["a", "b", "c"]);
  expect(forecastsOf(forecasts, "hit")).toEqual([]);
});

test("without a truth nothing lies inside or outside", () => {
  expect(scenariosInside([forecast("a", 1, 2, null)])).toBeNull();
  expect(scenariosInside([])).toBeNull();
});
