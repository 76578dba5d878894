// Answers by URL. An answer is fresh until a live event says that the data moved on, or for a minute
// where none may come. Those who ask for the same URL at the same time share one request, which is
// aborted when the last of them has lost interest.

interface Kept {
  readonly answer: unknown;
  readonly at: number;
  old: boolean;
}
interface Flight {
  readonly promise: Promise<unknown>;
  readonly abort: AbortController;
  waiting: number;
}
type Fetch = (ended: AbortSignal) => Promise<unknown>;

export class AnswerCache {
  private readonly kept = new Map<string, Kept>();
  private readonly flights = new Map<string, Flight>();

  constructor(
    private readonly entries = 80,
    private readonly freshFor = 60_000,
    private readonly clock: () => number = Date.now,
  ) {}

  /** The answer last seen, fresh or not, and when; undefined where there is none. */
  peek(url: string): { readonly answer: unknown; readonly at: number; readonly fresh: boolean } | undefined {
    const kept = this.kept.get(url);
    if (kept === undefined) return undefined;
    const fresh = !kept.old && this.clock() - kept.at < this.freshFor;
    return { answer: kept.answer, at: kept.at, fresh };
  }

  /** Keeps an answer that came another way (the page's first figures). */
  put(url: string, answer: unknown): void {
    this.kept.delete(url);
    this.kept.set(url, { answer, at: this.clock(), old: false });
    // A Map keeps the order of insertion: the first is the one least lately taken.
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.entries) break;
      this.kept.delete(oldest);
    }
  }

  /** From now on nothing kept is fresh, and what is under way is not kept as such. */
  age(): void {
    for (const kept of this.kept.values()) kept.old = true;
    this.flights.clear();
  }

  /** The same for one URL. */
  ageOne(url: string): void {
    this.markOld(url);
    this.flights.delete(url);
  }

  /** A fresh answer, else the one that `fetch` brings. Rejects with the signal's reason on abort. */
  take(url: string, fetch: Fetch, signal: AbortSignal): Promise<unknown> {
    const seen = this.peek(url);
    if (seen?.fresh === true) return Promise.resolve(seen.answer);
    const flight = this.flights.get(url) ?? this.depart(url, fetch);
    flight.waiting++;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        flight.waiting--;
        if (flight.waiting === 0) {
          flight.abort.abort();
          if (this.flights.get(url) === flight) this.flights.delete(url);
        }
        reject(signal.reason as Error);
      };
      if (signal.aborted) return leave();
      signal.addEventListener("abort", leave, { once: true });
      const landed = (): void => signal.removeEventListener("abort", leave);
      flight.promise.then(resolve, reject).finally(landed);
    });
  }

  private depart(url: string, fetch: Fetch): Flight {
    const abort = new AbortController();
    const promise = fetch(abort.signal);
    const flight: Flight = { promise, abort, waiting: 0 };
    this.flights.set(url, flight);
    const end = (): boolean => this.flights.get(url) === flight && this.flights.delete(url);
    promise.then(
      (answer) => {
        const current = end();
        // Where an event came meanwhile the answer may be from before it, and a newer one be here.
        if (!current && this.peek(url)?.fresh === true) return;
        this.put(url, answer);
        if (!current) this.markOld(url);
      },
      () => end(),
    );
    return flight;
  }

  private markOld(url: string): void {
    const kept = this.kept.get(url);
    if (kept !== undefined) kept.old = true;
  }
}
