import { describe, expect, test } from "vitest";
import { LatestAnswer } from "./latest_answer";

interface Asked {
  question: number;
  signal: AbortSignal;
  answer: (given: string) => void;
  refuse: (why: Error) => void;
}

/** A server whose answers come when the test says so, and frames that come when it says so. */
function bench() {
  const asked: Asked[] = [];
  const shown: string[] = [];
  const failed: unknown[] = [];
  let frames: (() => void)[] = [];
  const latest = new LatestAnswer<number, string>(
    (question, signal) =>
      new Promise((answer, refuse) => {
        asked.push({ question, signal, answer, refuse });
        signal.addEventListener("abort", () => refuse(new Error("aborted")));
      }),
    { show: (answer) => shown.push(answer), fail: (thrown) => failed.push(thrown) },
    (then) => frames.push(then),
  );
  const frame = (): void => {
    const due = frames;
    frames = [];
    for (const then of due) then();
  };
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return { asked, shown, failed, latest, frame, settled };
}

describe("asking while a hand moves", () => {
  test("a frame asks once, for the newest setting", () => {
    const { asked, latest, frame } = bench();
    for (const setting of [1, 2, 3]) latest.want(setting);
    expect(asked).toHaveLength(0);
    frame();
    expect(asked.map(({ question }) => question)).toEqual([3]);
  });

  test("two are on the way at most, and of those that wait only the newest is asked", async () => {
    const { asked, shown, latest, frame, settled } = bench();
    for (const setting of [1, 2, 3, 4, 5]) {
      latest.want(setting);
      frame();
    }
    expect(asked.map(({ question }) => question)).toEqual([1, 2]);
    asked[0]?.answer("one");
    await settled();
    expect(asked.map(({ question }) => question)).toEqual([1, 2, 5]);
    expect(shown).toEqual(["one"]);
  });

  test("an answer ends the older questions, whose answers are never shown", async () => {
    const { asked, shown, failed, latest, frame, settled } = bench();
    latest.want(1);
    frame();
    latest.want(2);
    frame();
    asked[1]?.answer("two");
    await settled();
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.answer("one");
    await settled();
    expect(shown).toEqual(["two"]);
    expect(failed).toEqual([]);
  });

  test("a failure is told of the newest question alone", async () => {
    const { asked, failed, latest, frame, settled } = bench();
    latest.want(1);
    frame();
    latest.want(2);
    frame();
    asked[0]?.refuse(new Error("old"));
    asked[1]?.refuse(new Error("new"));
    await settled();
    expect(failed).toEqual([new Error("new")]);
  });

  test("once ended it asks and shows nothing", async () => {
    const { asked, shown, failed, latest, frame, settled } = bench();
    latest.want(1);
    frame();
    latest.want(2);
    latest.end();
    frame();
    asked[0]?.answer("one");
    await settled();
    expect([asked.length, shown.length, failed.length]).toEqual([1, 0, 0]);
  });
});
