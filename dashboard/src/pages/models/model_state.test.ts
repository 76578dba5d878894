import { expect, test } from "vitest";
import type { ModelCard } from "../../api/model_cards";
import { scoresOf } from "./model_state";

test("a card's figures are its estimates, shares as shares; plain numbers are told elsewhere", () => {
  const estimate = { value: 0.5, low: 0.4, high: 0.6, n: 9 };
  const regression = { r2: estimate, mae: estimate, rank_correlation: estimate, band_coverage: estimate, band_width_decades: 2 };
  const card = { regression } as unknown as ModelCard;
  expect(scoresOf(card).map(({ name, unit }) => [name, unit])).toEqual([
    ["r2", "decimal"],
    ["mae", "decimal"],
    ["rank_correlation", "decimal"],
    ["band_coverage", "share"],
  ]);
});
