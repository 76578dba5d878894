import { expect, test, vi } from "vitest";
import type { Job } from "../../api/job";
import { JobNews } from "../../api/jobs.svelte";
import { Problem } from "../../api/problem";
import { Sendings } from "./sendings.svelte";

const file = (name: string): File => new File(["x"], name);
const job = (id: number, state: Job["state"]): Job => ({ id, state, kind: "listen", complaint: null, digest: null }) as Job;

test("one that is refused does not stop the others, and each is told by itself", async () => {
  const sent: string[] = [];
  const news = new JobNews();
  const sendings = new Sendings(news, (given) => {
    const { name } = given as File;
    sent.push(name);
    return name === "bad.wav" ? Promise.reject(new Problem(413, "the body is too large")) : Promise.resolve(job(sent.length, "queued"));
  });
  sendings.add([file("a.wav"), file("bad.wav"), file("노래.mp3")], false);
  await vi.waitFor(() => expect(sendings.isWaiting()).toBe(false));
  expect(sent).toEqual(["a.wav", "bad.wav", "노래.mp3"]);
  expect(sendings.all.map((one) => [one.job?.id, one.problem?.detail])).toEqual([
    [1, undefined],
    [undefined, "the body is too large"],
    [3, undefined],
  ]);
  expect(sendings.all.map((one) => sendings.hasEnded(one))).toEqual([false, true, false]);
  news.tell(job(1, "done"));
  sendings.clear();
  expect(sendings.all.map(({ name }) => name)).toEqual(["노래.mp3"]);
});

test("what waits is not sent once one stops; jobs go on", async () => {
  let answer: (job: Job) => void = () => undefined;
  const sendings = new Sendings(new JobNews(), (_, __, { signal }) => {
    return new Promise((resolve, reject) => {
      answer = resolve;
      signal.addEventListener("abort", () => reject(signal.reason as Error));
    });
  });
  sendings.add([file("a.wav"), file("b.wav"), file("c.wav")], true);
  answer(job(7, "queued"));
  await vi.waitFor(() => expect(sendings.all[1]?.share).toBe(0));
  sendings.stop();
  await vi.waitFor(() => expect(sendings.all.map(({ name }) => name)).toEqual(["a.wav"]));
  expect(sendings.all[0]?.problem).toBe(null);
});

test("no more than ten wait on the server at once", async () => {
  const news = new JobNews();
  let sent = 0;
  const sendings = new Sendings(news, () => Promise.resolve(job(++sent, "queued")));
  sendings.add(Array.from({ length: 12 }, (_, i) => file(`${i}.wav`)), false);
  await vi.waitFor(() => expect(sent).toBe(10));
  await new Promise((then) => setTimeout(then, 500));
  expect(sent).toBe(10);
  news.tell(job(1, "done"));
  news.tell(job(2, "failed"));
  await vi.waitFor(() => expect(sent).toBe(12), 2000);
});
