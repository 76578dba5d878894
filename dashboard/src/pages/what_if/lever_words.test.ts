import { describe, expect, test } from "vitest";
import { readLever, sayNumber, sliderRange, writtenNumber } from "./lever_words";
import type { Lever } from "./setting";

const lever = (part: Partial<Lever>): Lever => ({
  name: "Energy",
  label: { en: "energy", ko: "에너지" },
  unit: "1",
  kind: "number",
  low: 0.123,
  high: 0.987,
  median: 0.6,
  step: 0.01,
  choices: [],
  causal: false,
  why: { en: "", ko: "" },
  ...part,
});

describe("a lever's number", () => {
  test("is said in its unit", () => {
    expect(sayNumber(lever({ unit: "ms", step: 1000 }), 215_300)).toBe("3:35");
    expect(sayNumber(lever({ unit: "pitch class", step: 1 }), 1)).toBe("C♯");
    expect(sayNumber(lever({ unit: "dB", step: 0.5 }), -5.5)).toBe("-5.5 dB");
    expect(sayNumber(lever({ unit: "bpm", step: 1 }), 119.94)).toBe("120 bpm");
  });

  test("is written one digit finer than the slider moves, lengths in seconds", () => {
    expect(writtenNumber(lever({}), 0.6374)).toBe("0.637");
    expect(writtenNumber(lever({}), 0.0000026)).toBe("0");
    expect(writtenNumber(lever({ unit: "ms", step: 1000 }), 213_141)).toBe("213.1");
    expect(writtenNumber(lever({}), null)).toBe("");
  });

  test("is read as it was meant", () => {
    expect(readLever(lever({}), "0,5")).toBe(0.5);
    expect(readLever(lever({ unit: "dB" }), "-5.5")).toBe(-5.5);
    expect(readLever(lever({ unit: "bpm" }), "1,000")).toBe(1000);
    expect(readLever(lever({ unit: "ms" }), "201.5")).toBe(201_500);
    expect(readLever(lever({}), "loud")).toBeNull();
  });

  test("has a slider of whole steps over its usual range, wider where the value lies outside", () => {
    expect(sliderRange(lever({}), 0.5)).toEqual({ min: 0.12, max: 0.99, step: 0.01 });
    expect(sliderRange(lever({}), 1.5)).toEqual({ min: 0.12, max: 1.5, step: 0.01 });
  });
});
