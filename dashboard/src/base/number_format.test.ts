import { expect, test } from "vitest";
import {
  formatAs,
  formatCompact,
  formatCount,
  formatDecimal,
  formatDuration,
  formatExact,
  formatPercent,
  formatPoints,
  fullForm,
  readNumber,
} from "./number_format";

test("large counts have three digits and the language's own units", () => {
  const cases: [number, string, string][] = [
    [0, "0", "0"],
    [12.34, "12.3", "12.3"],
    [999.6, "1,000", "1,000"],
    [9_876, "9,876", "9,876"],
    [45_600, "45.6K", "4.56만"],
    [12_345_678, "12.3M", "1,235만"],
    [123_456_789, "123M", "1.23억"],
    [99_999_999, "100M", "1억"],
    [1_965_693_690_963, "1.97T", "1.97조"],
    [-45_600, "-45.6K", "-4.56만"],
  ];
  for (const [value, english, korean] of cases) {
    expect(formatCompact(value, "en"), String(value)).toBe(english);
    expect(formatCompact(value, "ko"), String(value)).toBe(korean);
  }
});

test("what is missing is an en dash, and nothing is minus zero", () => {
  for (const missing of [null, undefined, NaN, Infinity]) {
    expect(formatCount(missing, "en")).toBe("–");
    expect(formatCompact(missing, "ko")).toBe("–");
    expect(formatPoints(missing, "ko")).toBe("–");
    expect(formatDuration(missing)).toBe("–");
  }
  expect(formatDecimal(-0.0001, 2, "en")).toBe("0.00");
  expect(formatPercent(-0.0001, "en")).toBe("0.0%");
});

test("shares, lifts and differences are told apart", () => {
  expect(formatAs("share", 0.0073386, "en")).toBe("0.73%");
  expect(formatAs("lift", 0.743, "en")).toBe("+74.3%");
  expect(formatAs("lift", 0, "en")).toBe("0.0%");
  expect(formatAs("decimal", 0.5949, "ko")).toBe("0.595");
  expect(formatPoints(0.0123, "en")).toBe("+1.2 pp");
  expect(formatPoints(-0.0123, "ko", 2)).toBe("-1.23%p");
});

test("a shortened figure has its full form, another has none", () => {
  expect(fullForm("compact", 12_345_678, "ko")).toBe("12,345,678");
  expect(fullForm("compact", 1_234, "en")).toBeNull();
  expect(fullForm("compact", 1.23456, "en")).toBe("1.23456");
  expect(fullForm("count", 12_345_678, "en")).toBeNull();
});

test("a length of time is minutes and seconds", () => {
  expect(formatDuration(215_300)).toBe("3:35");
  expect(formatDuration(59_999)).toBe("1:00");
});

test("a number in a box keeps every digit", () => {
  const cases: [number | null, string][] = [
    [0.003, "0.003"],
    [0.7, "0.7"],
    [0, "0"],
    [450_000, "450,000"],
    [12_345.678_901, "12,345.678901"],
    [1e-7, "0.0000001"],
    [1.25e-13, "0.000000000000125"],
    [1e21, "1,000,000,000,000,000,000,000"],
    [null, ""],
  ];
  for (const [value, text] of cases) {
    expect(formatExact(value)).toBe(text);
    if (value !== null) expect(readNumber(text)).toBe(value);
  }
});

test("a number is read as it was meant, or not at all", () => {
  const good: [string, number][] = [["1,000,000", 1e6], [" 1 000 ", 1000], ["450_000", 450_000], ["1e6", 1e6], [".5", 0.5], ["0.75", 0.75], ["5.", 5]];
  for (const [text, value] of good) expect(readNumber(text), text).toBe(value);
  for (const text of ["0,75", "0,003", "1,5", "10,00", "1.000.000", "-1", "many", "", "1e999", "0x10"]) expect(readNumber(text), text).toBeNull();
});
