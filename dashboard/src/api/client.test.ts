import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import { answers, ask, onSignedOut, send } from "./client";
import { Problem } from "./problem";
import { apiUrl, request, type Schemas } from "./request";

const signal = new AbortController().signal;

function serve(status: number, body: unknown, type = "application/json"): ReturnType<typeof vi.fn> {
  const answer = (): Promise<Response> =>
    Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { "content-type": type } }));
  const fetch = vi.fn(answer);
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

afterEach(() => {
  vi.unstubAllGlobals();
  answers.age();
});

test("a request has the URL of its path, parts and parameters, and its answer's type", async () => {
  expect(request("/api/v1/kpis").url).toBe("/api/v1/kpis");
  expect(request("/api/v1/kpis", { query: { q: "a b", artist: ["2", "1"] } }).url).toBe("/api/v1/kpis?artist=2&artist=1&q=a+b");
  expect(request("/api/v1/tracks/{id}", { parts: { id: "a/b" } }).url).toBe("/api/v1/tracks/a%2Fb");
  expect(apiUrl("/api/v1/tracks.csv", {}, { q: "x" })).toBe("/api/v1/tracks.csv?q=x");
  serve(200, { rows: 1 });
  const board = await ask(request("/api/v1/kpis", { query: { q: "types" } }), signal);
  expectTypeOf(board).toEqualTypeOf<Schemas["KpiBoard"]>();
});

test("a request that the API does not know does not compile", () => {
  // @ts-expect-error no such path
  request("/api/v1/nothing");
  // @ts-expect-error no such parameter
  request("/api/v1/kpis", { query: { nothing: 1 } });
  // @ts-expect-error the id is missing
  request("/api/v1/tracks/{id}");
  // @ts-expect-error it cannot be deleted
  const deleted = () => send("delete", "/api/v1/kpis");
  // @ts-expect-error a body of another shape
  const sent = () => send("post", "/api/v1/session", { body: { name: 1 } });
  expect([deleted, sent]).toHaveLength(2);
});

test("a problem document becomes a Problem with its sentence and remedy", async () => {
  serve(422, { type: "about:blank", title: "Unprocessable", status: 422, detail: "Bad cell.", remedy: "Mend it.", place: { file: "a.csv", line: 3 } }, "application/problem+json");
  const failed = await ask(request("/api/v1/models"), signal).catch((thrown: unknown) => thrown);
  expect(failed).toBeInstanceOf(Problem);
  expect(failed).toMatchObject({ reason: 422, detail: "Bad cell.", remedy: "Mend it.", place: { file: "a.csv", line: 3 } });
});

test("an error page that is no document is a Problem too", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("<html>", { status: 502, statusText: "Bad Gateway" })));
  await expect(ask(request("/api/v1/models"), signal)).rejects.toMatchObject({ reason: 502, detail: "Bad Gateway" });
});

test("a server that is not reached is a Problem without a status", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await expect(ask(request("/api/v1/plans"), signal)).rejects.toMatchObject({ reason: "offline" });
});

test("an answer that takes too long is told from a dead network", async () => {
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => new Promise((_resolve, reject) => {
    init.signal?.addEventListener("abort", () => reject(new DOMException("late", "TimeoutError")));
  }));
  await expect(send("post", "/api/v1/score", { body: { rows: [] }, limit: 5 })).rejects.toMatchObject({ reason: "slow" });
});

test("what is sent goes as JSON, a file as it is, and 204 answers nothing", async () => {
  const fetch = serve(204, null);
  expect(await send("delete", "/api/v1/views/{id}", { parts: { id: 7 } })).toBeUndefined();
  expect(fetch.mock.calls[0]?.[0]).toBe("/api/v1/views/7");
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({ method: "DELETE" });
  await send("post", "/api/v1/session", { body: { name: "a", password: "b" } });
  expect(fetch.mock.calls[1]?.[1]).toMatchObject({ method: "POST", body: '{"name":"a","password":"b"}', headers: { "content-type": "application/json" } });
  const file = new Blob(["a,b"]);
  await send("post", "/api/v1/imports", { query: { name: "x.csv" }, body: file });
  expect(fetch.mock.calls[2]?.[1]).toMatchObject({ body: file });
});

test("an answer that one must sign in is told, save where one just tried to", async () => {
  const told = vi.fn();
  onSignedOut(told);
  serve(401, { title: "Unauthorized", status: 401 });
  await expect(send("post", "/api/v1/session", { body: { name: "a", password: "b" } })).rejects.toMatchObject({ reason: 401 });
  expect(told).not.toHaveBeenCalled();
  await expect(ask(request("/api/v1/quality"), signal)).rejects.toMatchObject({ reason: 401 });
  expect(told).toHaveBeenCalledOnce();
});
