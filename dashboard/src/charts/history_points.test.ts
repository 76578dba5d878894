import { expect, test } from "vitest";
import { growth, inOrder, onDays } from "./history_points";

const moment = (snapshot: number, as_of: string | null, streams: number | null) => ({ snapshot, as_of, streams, views: null, likes: null, comments: null });

test("a snapshot of an earlier day that was imported later stands before", () => {
  const history = [moment(1, "2023-02-07", 100), moment(2, "2022-02-07", 50)];
  expect(inOrder(history).map(({ snapshot }) => snapshot)).toEqual([2, 1]);
  expect(growth(history, "streams")).toBe(1);
});

test("one known count has not grown", () => {
  expect(growth([moment(1, "2023-02-07", 100), moment(2, "2023-03-07", null)], "streams")).toBeNull();
  expect(growth([moment(1, null, 0), moment(2, null, 5)], "streams")).toBeNull();
});

test("moments stand on their days; with an undated one among them they cannot", () => {
  const history = [moment(2, "2026-03-01", 9), moment(1, "2026-02-27", 5)];
  expect(onDays(history, "streams")).toEqual([["2026-02-27", 5], ["2026-03-01", 9]]);
  expect(onDays([...history, moment(3, null, 9)], "streams")).toBeNull();
});
