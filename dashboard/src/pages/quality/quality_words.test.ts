// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { weakestPart, worstFirst } from "./quality_words";

const rule = (id: string, share: number | null) => ({
  id,
  part: "valid",
  weight: 1,
  checked: 10,
  faults: 0,
  share,
  first_rows: [],
  sentence: { en: id, ko: id },
});

test("the worst rule comes first, and one that had nothing to look at last", () => {
  expect(worstFirst([rule("none", null), rule("clean", 0), rule("bad", 0.3)]).map(({ id }) => id)).toEqual(["bad", "clean", "none"]);
});

test("the weakest part is one that was judged", () => {
  const parts = [
    { id: "complete", applies: true, weight: 0.25, score: 97 },
    { id: "fresh", applies: false, weight: 0.05, score: null },
    { id: "matched", applies: true, weight: 0.2, score: 91 },
  ];
  expect(weakestPart(parts)?.id).toBe("matched");
  expect(weakestPart(parts.slice(1, 2))).toBeNull();
});
