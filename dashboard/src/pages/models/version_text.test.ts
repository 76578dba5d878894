import { expect, test } from "vitest";
import { go } from "../../base/place.svelte";
import type { Change, Trial, TrialFigure } from "./version_state";
import { actionText, daysOf, decisionText, snapshotText, whyText } from "./version_text";

const none = { value: null, low: null, high: null, n: 0 };
function trial(won: boolean, ...verdicts: TrialFigure["verdict"][]): Trial {
  const figures = verdicts.map((verdict, i) => ({
    target: ["log_streams", "hit", "log_views"][i] ?? "",
    scenario: "c",
    figure: "r2" as const,
    champion: none,
    challenger: none,
    difference: none,
    sure_gain: null,
    verdict,
  }));
  return { rows: 1, artists: 1, won, figures };
}
const change: Change = { id: 1, at: 0, who: null, action: "refuse", version: 2, champion: 1, reason: "it is worse at hit c", evidence: trial(false, "better", "worse") };

test("what a test decided is said in the reader's language", () => {
  go("/?lang=en");
  expect(decisionText(trial(true, "better", "undecided", "better"))).toBe("Better at Streams c, Views c, worse at nothing: promoted.");
  expect(whyText(change)).toBe("Not promoted: it is worse at Hits c.");
  go("/?lang=ko");
  expect(whyText(change)).toBe("승격하지 않았습니다. 챔피언보다 못한 지표: 히트 c.");
});

test("a person's own reason stands as it was given", () => {
  go("/?lang=en");
  expect(whyText({ ...change, action: "force", reason: "회의에서 정함", evidence: null })).toBe("회의에서 정함");
  expect(whyText({ ...change, action: "train", reason: null, evidence: null })).toBe("");
});

test("a training that is in use at once is told from one that is kept", () => {
  go("/?lang=en");
  expect(actionText({ ...change, action: "train", version: 1 })).toBe("trained, in use at once");
  expect(actionText({ ...change, action: "train" })).toBe("trained and kept");
});

test("a snapshot is told with its day where that is known", () => {
  go("/?lang=en");
  const days = daysOf([
    { snapshot: 1, as_of: "2024-05-01", files: [], tracks: 1, issues: 0 },
    { snapshot: 2, as_of: null, files: [], tracks: 1, issues: 0 },
  ]);
  expect([1, 2, 3].map((id) => snapshotText(id, days))).toEqual(["1 · 1 May 2024", "2 · Undated counts", "3"]);
});
