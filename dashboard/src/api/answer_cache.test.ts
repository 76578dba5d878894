import { expect, test, vi } from "vitest";
import { AnswerCache } from "./answer_cache";

const never = new AbortController().signal;
const answering = (answer: unknown) => vi.fn(() => Promise.resolve(answer));

test("those who ask for the same at the same time share one request, and its answer stays fresh", async () => {
  const cache = new AnswerCache();
  const fetch = answering(1);
  const both = await Promise.all([cache.take("/a", fetch, never), cache.take("/a", fetch, never)]);
  expect(both).toEqual([1, 1]);
  expect(await cache.take("/a", fetch, never)).toBe(1);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("an answer grows old by an event or by time, and is asked for again", async () => {
  let time = 0;
  const cache = new AnswerCache(10, 1_000, () => time);
  await cache.take("/a", answering(1), never);
  cache.age();
  expect(cache.peek("/a")).toMatchObject({ answer: 1, fresh: false });
  expect(await cache.take("/a", answering(2), never)).toBe(2);
  time = 1_000;
  expect(cache.peek("/a")?.fresh).toBe(false);
});

test("an answer that was on its way when an event came is not taken for fresh", async () => {
  const cache = new AnswerCache();
  let land: (answer: unknown) => void = () => undefined;
  const asked = cache.take("/a", () => new Promise((resolve) => (land = resolve)), never);
  cache.age();
  land("before the event");
  expect(await asked).toBe("before the event");
  expect(cache.peek("/a")?.fresh).toBe(false);
});

test("one answer may grow old alone, what is under way for it included", async () => {
  const cache = new AnswerCache();
  cache.put("/a", 1);
  cache.put("/b", 2);
  cache.ageOne("/a");
  expect([cache.peek("/a")?.fresh, cache.peek("/b")?.fresh]).toEqual([false, true]);
  let land: (answer: unknown) => void = () => undefined;
  const early = cache.take("/a", () => new Promise((resolve) => (land = resolve)), never);
  cache.ageOne("/a");
  expect(await cache.take("/a", answering("after"), never)).toBe("after");
  land("before");
  expect(await early).toBe("before");
  expect(cache.peek("/a")).toMatchObject({ answer: "after", fresh: true });
});

test("a request is aborted when the last who waits has left, not before", async () => {
  const cache = new AnswerCache();
  const [first, second] = [new AbortController(), new AbortController()];
  let ended: AbortSignal | undefined;
  const fetch = (signal: AbortSignal): Promise<unknown> => {
    ended = signal;
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("ended"))));
  };
  const a = cache.take("/a", fetch, first.signal);
  const b = cache.take("/a", fetch, second.signal);
  first.abort();
  await expect(a).rejects.toBe(first.signal.reason);
  expect(ended?.aborted).toBe(false);
  second.abort();
  await expect(b).rejects.toBe(second.signal.reason);
  expect(ended?.aborted).toBe(true);
  // The next one asks anew instead of joining what was aborted.
  expect(await cache.take("/a", answering(3), never)).toBe(3);
});

test("a failure is told and not kept", async () => {
  const cache = new AnswerCache();
  await expect(cache.take("/a", () => Promise.reject(new Error("no")), never)).rejects.toThrow("no");
  expect(cache.peek("/a")).toBeUndefined();
  expect(await cache.take("/a", answering(4), never)).toBe(4);
});

test("only so many answers are kept, the latest", () => {
  const cache = new AnswerCache(2);
  for (const url of ["/a", "/b", "/a", "/c"]) cache.put(url, url);
  expect([cache.peek("/a")?.answer, cache.peek("/b"), cache.peek("/c")?.answer]).toEqual(["/a", undefined, "/c"]);
});
