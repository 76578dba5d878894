import { expect, test } from "vitest";
import { furthestPanel } from "./furthest_panel";

const spread = (low: number, median: number, high: number) => ({ n: 9, low_5: low, low_25: low, median, high_75: high, high_95: high });
const unknown = { n: 0, low_5: null, low_25: null, median: null, high_75: null, high_95: null };
const panel = (name: string, selection: ReturnType<typeof spread> | typeof unknown, all: ReturnType<typeof spread>) => ({
  name,
  label: { en: name, ko: name },
  unit: "",
  selection,
  all,
});

test("a feature on a wide scale does not pass for far away", () => {
  const panels = [
    panel("tempo_bpm", spread(100, 130, 150), spread(90, 120, 150)),
    panel("energy", spread(0.1, 0.2, 0.3), spread(0.5, 0.6, 0.7)),
  ];
  expect(furthestPanel(panels)?.name).toBe("energy");
});

test("a selection without a known feature has no furthest one", () => {
  expect(furthestPanel([panel("energy", unknown, spread(0.5, 0.6, 0.7))])).toBeNull();
});
