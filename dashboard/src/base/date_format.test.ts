import { expect, test } from "vitest";
import { formatAge, formatDay, formatDayAge } from "./date_format";

const now = Date.parse("2023-02-09T10:00:00Z");

test("a day is written as the language writes it", () => {
  expect(formatDay("2023-02-07", "en")).toBe("7 Feb 2023");
  expect(formatDay("2023-02-07", "ko")).toBe("2023년 2월 7일");
  expect(formatDay(null, "en")).toBe("–");
  expect(formatDay("soon", "en")).toBe("–");
});

test("ages are told in their largest whole unit", () => {
  expect(formatAge(now - 20_000, now, "en")).toBe("now");
  expect(formatAge(now - 5 * 60_000, now, "en")).toBe("5 minutes ago");
  expect(formatAge(now - 5 * 60_000, now, "ko")).toBe("5분 전");
  expect(formatAge(now + 60_000, now, "en")).toBe("now");
  expect(formatDayAge("2023-02-09", now, "en")).toBe("today");
  expect(formatDayAge("2023-02-07", now, "ko")).toBe("그저께");
  expect(formatDayAge("2023-02-01", now, "en")).toBe("8 days ago");
  expect(formatDayAge("2020-02-01", now, "en")).toBe("3 years ago");
  expect(formatDayAge(null, now, "en")).toBeNull();
});
