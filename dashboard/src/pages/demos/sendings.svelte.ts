import { isOpen, type Job } from "../../api/job";
import type { JobNews } from "../../api/jobs.svelte";
import { asProblem, Problem } from "../../api/problem";
import { uploadSound } from "../../api/upload";

/** A file on its way: waiting, being sent, or a job. */
export interface Sending {
  readonly number: number;
  readonly name: string;
  /** Of it that was sent, 0 to 1; null before and after. */
  readonly share: number | null;
  readonly job: Job | null;
  readonly problem: Problem | null;
}

// As many jobs of ours wait at most: the server's queue is everybody's.
const mostOpen = 10;
const pause = 400;

/** Sends files one after the other, however many they are; one that is refused does not stop the others.
 * Reactive. */
export class Sendings {
  all = $state.raw<readonly Sending[]>([]);
  private files: { readonly number: number; readonly file: File; readonly keep: boolean }[] = [];
  private last = 0;
  private busy = false;
  private abort = new AbortController();

  constructor(
    private readonly news: JobNews,
    private readonly upload = uploadSound,
  ) {}

  add(files: Iterable<File>, keep: boolean): void {
    for (const file of files) {
      this.last += 1;
      this.files.push({ number: this.last, file, keep });
      this.all = [...this.all, { number: this.last, name: file.name, share: null, job: null, problem: null }];
    }
    void this.work();
  }

  /** What waits or is being sent is not sent; jobs go on. */
  stop(): void {
    this.abort.abort(new Error("stopped"));
    this.abort = new AbortController();
    const dropped = new Set(this.files.map(({ number }) => number));
    this.files = [];
    this.all = this.all.filter(({ number, share }) => !dropped.has(number) && share === null);
  }

  /** Forgets what has ended. */
  clear(): void {
    this.all = this.all.filter((one) => !this.hasEnded(one));
  }

  /** A file's job as it is now. */
  jobOf(one: Sending): Job | null {
    return one.job === null ? null : (this.news.of(one.job.id) ?? one.job);
  }

  hasEnded(one: Sending): boolean {
    const job = this.jobOf(one);
    return one.problem !== null || (job !== null && !isOpen(job));
  }

  isWaiting(): boolean {
    return this.all.some((one) => one.problem === null && one.job === null);
  }

  private set(number: number, change: Partial<Sending>): void {
    this.all = this.all.map((one) => (one.number === number ? { ...one, ...change } : one));
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    while (this.files.length > 0) {
      const open = this.all.filter((one) => one.job !== null && !this.hasEnded(one)).length;
      if (open >= mostOpen) await new Promise((then) => setTimeout(then, pause));
      else await this.sendNext();
    }
    this.busy = false;
  }

  private async sendNext(): Promise<void> {
    const next = this.files.shift();
    if (next === undefined) return;
    const { number, file, keep } = next;
    const { signal } = this.abort;
    this.set(number, { share: 0 });
    try {
      const query = { name: file.name.slice(0, 200), keep: keep ? (1 as const) : (0 as const) };
      const job = await this.upload(file, query, { signal, onprogress: (share) => this.set(number, { share: share ?? 0 }) });
      this.news.tell(job);
      this.set(number, { share: null, job });
    } catch (thrown) {
      if (signal.aborted) return;
      this.set(number, { share: null, problem: asProblem(thrown, false) });
    }
  }
}
