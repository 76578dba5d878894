import { expect, test } from "vitest";
import { readState, writeState } from "../base/query";
import { tableSchema } from "./table_state";

const schema = tableSchema("tracks", { all: ["streams", "views", "likes"], rest: ["streams", "views"], sortable: ["streams", "likes"] }, "streams");
const state = (query: string) => readState(schema, new URLSearchParams(query));

test("a plain URL shows the resting columns, most first", () => {
  expect(state("")).toEqual({ sort: "streams", order: "desc", columns: ["streams", "views"], pick: [] });
});

test("columns of a URL stand in the table's order, unknown ones are left out", () => {
  expect(state("columns=likes,x,streams").columns).toEqual(["streams", "likes"]);
});

test("no column at all survives the URL", () => {
  const query = writeState(schema, new URLSearchParams(), { columns: [] });
  expect(readState(schema, query).columns).toEqual([]);
});

test("a column that the server cannot sort by is not sorted by", () => {
  expect(state("sort=views&order=asc")).toMatchObject({ sort: "streams", order: "asc" });
});
