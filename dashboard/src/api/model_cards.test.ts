import { expect, test } from "vitest";
import { baseRate, findCard, type ModelCard } from "./model_cards";

const estimate = { value: 0.9, low: 0.88, high: 0.91, n: 500 };
const card = (part: Partial<ModelCard>): ModelCard => ({
  target: "hit",
  scenario: "a",
  learners: [],
  refused: null,
  rows: 500,
  artists: 50,
  folds: 5,
  fold_figures: [],
  folds_digest: "",
  leak_suspected: false,
  leak_warnings: [],
  family_importance: [],
  feature_importance: [],
  family_shares: { rows: 0, shares: [] },
  features: [],
  ...part,
});

test("a refused model's card is not found", () => {
  const cards = [card({ scenario: "b", refused: "too few rows" }), card({})];
  expect(findCard(cards, "hit", "a")).toBe(cards[1]);
  expect(findCard(cards, "hit", "b")).toBeUndefined();
});

test("the base rate is what calling nothing a hit misses, its interval turned round", () => {
  const classification = {
    auc: estimate,
    average_precision: estimate,
    precision_at_10: estimate,
    accuracy: estimate,
    base_accuracy: estimate,
    brier: estimate,
    ece: estimate,
    hit_threshold_streams: 1e8,
  };
  const rate = baseRate(card({ classification }));
  expect(rate?.value).toBeCloseTo(0.1);
  expect(rate?.low).toBeCloseTo(0.09);
  expect(rate?.high).toBeCloseTo(0.12);
  expect(rate?.n).toBe(500);
  expect(baseRate(card({}))).toBeNull();
});
