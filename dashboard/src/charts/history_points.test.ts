import { expect, test } from "vitest";
import { growth, inOrder } from "./history_points";

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
