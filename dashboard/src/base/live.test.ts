import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listen, type LiveEvent, type LiveParts } from "./live";

/** A stream that a test speaks through. */
class TestStream extends EventTarget {
  static all: TestStream[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 1;
  closed = false;
  constructor(readonly url: string) {
    super();
    TestStream.all.push(this);
  }
  close(): void {
    this.closed = true;
  }
  say(name: string, data: string): void {
    this.dispatchEvent(new MessageEvent(name, { data }));
  }
  breakDown(state: number): void {
    this.readyState = state;
    this.onerror?.();
  }
}

/** A browser's locks and channels, shared by the "tabs" that are made of it. */
function browser(): LiveParts {
  const waiting: (() => void)[] = [];
  let held = false;
  const channels = new Set<{ onmessage: ((message: unknown) => void) | null }>();
  const hold = async (work: (lock: object | null) => unknown): Promise<unknown> => {
    held = true;
    const result = await work({});
    held = false;
    waiting.shift()?.();
    return result;
  };
  const request = (_: string, options: LockOptions, work: (lock: object | null) => unknown): Promise<unknown> => {
    if (!held) return hold(work);
    if (options.ifAvailable === true) return Promise.resolve(work(null));
    return new Promise((resolve, reject) => {
      const start = (): void => void hold(work).then(resolve);
      waiting.push(start);
      options.signal?.addEventListener("abort", () => {
        const at = waiting.indexOf(start);
        if (at >= 0) waiting.splice(at, 1);
        reject(new Error("aborted"));
      });
    });
  };
  return {
    openStream: (url) => new TestStream(url) as unknown as EventSource,
    locks: { request } as unknown as LockManager,
    openChannel: () => {
      const channel = {
        onmessage: null as ((message: unknown) => void) | null,
        postMessage: (data: unknown) => {
          for (const other of channels) if (other !== channel) other.onmessage?.({ data });
        },
        close: () => channels.delete(channel),
      };
      channels.add(channel);
      return channel as unknown as BroadcastChannel;
    },
  };
}

const settle = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

beforeEach(() => {
  vi.useFakeTimers();
  TestStream.all = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test("many tabs share one stream, and each hears every event once", async () => {
  const parts = browser();
  const heard: LiveEvent[][] = Array.from({ length: 8 }, () => []);
  for (const list of heard) listen("/events", ["job"], (event) => list.push(event), parts);
  await settle();
  expect(TestStream.all).toHaveLength(1);
  TestStream.all[0]?.say("job", "{}");
  for (const list of heard) expect(list).toEqual([{ name: "job", data: "{}" }]);
});

test("when the tab that listens is closed the next one listens, and all read anew", async () => {
  const parts = browser();
  const heard: string[] = [];
  const third: string[] = [];
  const stop = listen("/events", ["job"], () => undefined, parts);
  await settle();
  listen("/events", ["job"], (event) => heard.push(event.name), parts);
  listen("/events", ["job"], (event) => third.push(event.name), parts);
  await settle();
  stop();
  await settle();
  expect(TestStream.all.map((stream) => stream.closed)).toEqual([true, false]);
  TestStream.all[1]?.onopen?.();
  TestStream.all[1]?.say("job", "");
  expect(heard).toEqual(["resync", "job"]);
  expect(third).toEqual(["resync", "job"]);
});

test("a tab that ends while it waits never listens", async () => {
  const parts = browser();
  const stop = listen("/events", ["job"], () => undefined, parts);
  await settle();
  const stopWaiting = listen("/events", ["job"], () => undefined, parts);
  await settle();
  stopWaiting();
  stop();
  await settle();
  expect(TestStream.all).toHaveLength(1);
});

test("where locks or channels are missing each tab listens for itself", () => {
  const parts = { ...browser(), locks: undefined };
  const heard: string[] = [];
  const stop = listen("/events", ["job"], (event) => heard.push(event.data), parts);
  TestStream.all[0]?.say("job", "1");
  stop();
  expect(heard).toEqual(["1"]);
  expect(TestStream.all[0]?.closed).toBe(true);
});

test("a refused stream is opened again, later and later, and what was missed is read anew", () => {
  const heard: string[] = [];
  listen("/events", ["job"], (event) => heard.push(event.name), { ...browser(), locks: undefined });
  TestStream.all[0]?.breakDown(2);
  vi.advanceTimersByTime(999);
  expect(TestStream.all).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(TestStream.all).toHaveLength(2);
  TestStream.all[1]?.breakDown(2);
  vi.advanceTimersByTime(1_999);
  expect(TestStream.all).toHaveLength(2);
  vi.advanceTimersByTime(1);
  TestStream.all[2]?.onopen?.();
  expect(heard).toEqual(["resync"]);
});

test("a stream that mends itself is left alone", () => {
  const heard: string[] = [];
  listen("/events", ["job"], (event) => heard.push(event.name), { ...browser(), locks: undefined });
  TestStream.all[0]?.onopen?.();
  expect(heard).toEqual([]);
  TestStream.all[0]?.breakDown(0);
  vi.advanceTimersByTime(60_000);
  expect(TestStream.all).toHaveLength(1);
  TestStream.all[0]?.onopen?.();
  expect(heard).toEqual(["resync"]);
});
