import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changePlace, go, placeState } from "../base/place.svelte";
import { text } from "../base/query";
import { answers } from "./client";
import { takeFirstAnswers } from "./first";
import { load, type Loaded } from "./loaded.svelte";
import { request } from "./request";

const schema = { q: text };
type Reply = { url: string; land: (status: number, body: unknown) => void; signal: AbortSignal };
let replies: Reply[] = [];
let stop: () => void = () => undefined;

beforeEach(() => {
  replies = [];
  go("/?lang=en");
  answers.age();
  vi.stubGlobal("fetch", (url: string, init: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      const signal = init.signal ?? new AbortController().signal;
      signal.addEventListener("abort", () => reject(signal.reason as Error));
      const land = (status: number, body: unknown): void =>
        resolve(new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } }));
      replies.push({ url, land, signal });
    }),
  );
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

function loadBoard(): Loaded<{ readonly rows: number }> {
  let loaded: Loaded<{ readonly rows: number }> | undefined;
  stop = $effect.root(() => {
    loaded = load(() => request("/api/v1/kpis", { query: { q: placeState(schema).q } }));
  });
  flushSync();
  if (loaded === undefined) throw new Error("not made");
  return loaded;
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test("an answer is loaded, and loaded again when a filter changes; the old one is pending meanwhile", async () => {
  changePlace(schema, { q: "one" });
  const board = loadBoard();
  expect([board.answer, board.busy]).toEqual([undefined, true]);
  replies[0]?.land(200, { rows: 1 });
  await settle();
  expect([board.answer?.rows, board.busy, board.pending]).toEqual([1, false, false]);

  changePlace(schema, { q: "two" });
  flushSync();
  expect([board.answer?.rows, board.busy, board.pending]).toEqual([1, true, true]);
  replies[1]?.land(200, { rows: 2 });
  await settle();
  expect([board.answer?.rows, board.pending]).toEqual([2, false]);
  expect(replies.map((reply) => reply.url)).toEqual(["/api/v1/kpis?q=one", "/api/v1/kpis?q=two"]);
});

test("the answer to a filter that was left again never shows", async () => {
  changePlace(schema, { q: "left" });
  const board = loadBoard();
  changePlace(schema, { q: "kept" });
  flushSync();
  expect(replies[0]?.signal.aborted).toBe(true);
  replies[1]?.land(200, { rows: 22 });
  await settle();
  expect(board.answer?.rows).toBe(22);
});

test("when a renewal fails the old answer stays with the problem; another selection's does not", async () => {
  changePlace(schema, { q: "fails" });
  const board = loadBoard();
  replies[0]?.land(200, { rows: 3 });
  await settle();
  board.again();
  replies[1]?.land(500, { title: "Internal", status: 500 });
  await settle();
  expect([board.answer?.rows, board.problem?.reason, board.busy]).toEqual([3, 500, false]);

  changePlace(schema, { q: "fails too" });
  flushSync();
  replies[2]?.land(500, { title: "Internal", status: 500 });
  await settle();
  expect([board.answer, board.problem?.reason]).toEqual([undefined, 500]);
});

test("an answer that came inside the page is there at once and is not asked for", () => {
  changePlace(schema, { q: "first" });
  document.body.innerHTML = '<script type="application/json" id="first">{"/api/v1/kpis?q=first":{"rows":9}}</script>';
  takeFirstAnswers();
  const board = loadBoard();
  expect([board.answer?.rows, board.busy]).toEqual([9, false]);
  expect(replies).toEqual([]);
});
