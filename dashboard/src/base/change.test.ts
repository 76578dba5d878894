import { expect, test } from "vitest";
import { changeOf, isLevel } from "./change";

test("counts change by a share of themselves, shares and correlations by a difference", () => {
  expect(changeOf("compact", 120, 100)).toBeCloseTo(0.2);
  expect(changeOf("share", 0.03, 0.02)).toBeCloseTo(0.01);
  expect(changeOf("decimal", 0.5, 0.6)).toBeCloseTo(-0.1);
});

test("what is not known, or grew from zero, has no change to tell", () => {
  expect(changeOf("compact", null, 100)).toBeNull();
  expect(changeOf("compact", 5, 0)).toBeNull();
});

test("a change that would be written as zero is no rise and no fall", () => {
  expect(isLevel("decimal", -0.0004)).toBe(true);
  expect(isLevel("decimal", -0.0006)).toBe(false);
  expect(isLevel("share", 0.0001)).toBe(false);
  expect(isLevel("compact", 0.0004)).toBe(true);
});
