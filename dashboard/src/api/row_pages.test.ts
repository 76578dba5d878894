// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { answers } from "./client";
import { Loaded } from "./loaded.svelte";
import type { ApiRequest, Schemas } from "./request";
import { RowPages, type PageOf } from "./row_pages.svelte";

const total = 250;
const origin: Schemas["Origin"] = {
  snapshot: 1,
  as_of: null,
  report: null,
  report_as_of: null,
  stale: false,
  version: "1",
};
const page = (first: number, limit: number): PageOf<number> => ({
  origin,
  total,
  first,
  rows: Array.from({ length: Math.max(0, Math.min(limit, total - first)) }, (_, i) => first + i),
});
const url = (first: number, limit: number): ApiRequest<PageOf<number>> => ({ url: `/rows?first=${first}&limit=${limit}` });

function pagesOver(fetched: (first: number, limit: number) => PageOf<number>): { pages: RowPages<number>; asked: string[] } {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (at: string) => {
    asked.push(at);
    const query = new URLSearchParams(at.split("?")[1]);
    return Promise.resolve(Response.json(fetched(Number(query.get("first")), Number(query.get("limit")))));
  });
  const head = new Loaded<PageOf<number>>();
  head.answer = page(0, 100);
  const pages = new RowPages(head, url);
  pages.restart(head.answer);
  return { pages, asked };
}

afterEach(() => {
  vi.unstubAllGlobals();
  answers.age();
});

test("pages are fetched as they come into view, once each", async () => {
  const { pages, asked } = pagesOver(page);
  pages.need(200, 240); // passed by: it did not rest there
  pages.need(90, 130);
  await vi.waitFor(() => expect(pages.row(120)).toBe(120));
  pages.need(100, 140);
  await new Promise((rested) => setTimeout(rested, 80));
  await vi.waitFor(() => expect(pages.row(120)).toBe(120));
  expect(asked).toEqual(["/rows?first=100&limit=100"]);
  expect(pages.row(5)).toBe(5);
  expect(pages.row(230)).toBeUndefined();
});

test("a new first page drops the rows of the table before", async () => {
  const { pages } = pagesOver(page);
  pages.need(100, 120);
  await vi.waitFor(() => expect(pages.row(120)).toBe(120));
  pages.restart({ origin, total: 1, first: 0, rows: [7] });
  expect(pages.row(0)).toBe(7);
  expect(pages.row(120)).toBeUndefined();
});

test("a file holds all rows, however many pages they are", async () => {
  const { pages } = pagesOver((first) => page(first, 100));
  expect(await pages.all()).toEqual(Array.from({ length: total }, (_, i) => i));
});
