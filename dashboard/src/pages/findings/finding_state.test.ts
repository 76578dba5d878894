import { expect, test } from "vitest";
import { readState, writeState } from "../../base/query";
import { findingSchema, grouped, reach, withVerdict } from "./finding_state";

const findings = [
  { id: "gap-youtube", verdict: "undecided" },
  { id: "h2-music-video", verdict: "undecided" },
  { id: "h1-scenario-d", verdict: "supported" },
  { id: "h2-video-effect", verdict: "refuted" },
] as const;

test("findings stand by hypothesis, each in the order of the study, empty groups left out", () => {
  expect(grouped(findings).map(([group, list]) => [group, list.map(({ id }) => id)])).toEqual([
    ["h1", ["h1-scenario-d"]],
    ["h2", ["h2-music-video", "h2-video-effect"]],
    ["other", ["gap-youtube"]],
  ]);
});

test("the URL chooses verdicts; without one all are shown", () => {
  expect(withVerdict(findings, [])).toHaveLength(4);
  const query = writeState(findingSchema, new URLSearchParams("lang=ko"), { verdict: ["undecided"] });
  expect(query.toString()).toBe("lang=ko&verdict=undecided");
  const asked = readState(findingSchema, query).verdict;
  expect(withVerdict(findings, asked).map(({ id }) => id)).toEqual(["gap-youtube", "h2-music-video"]);
});

test("how far a figure moves is told of the known ones alone", () => {
  const estimate = (value: number | null) => ({ value, low: null, high: null, n: 1 });
  expect(reach([estimate(0.2), estimate(null), estimate(-0.1)])).toEqual({ low: -0.1, high: 0.2 });
  expect(reach([estimate(null)])).toBeNull();
});
