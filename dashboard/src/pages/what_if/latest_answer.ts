// Asks while a hand moves. At most one question a frame; at most two on the way, so that a slow
// answer does not hold up the next one; what is asked for meanwhile waits in one place, where the
// newest displaces the one before. An answer ends all questions that are older than its own: what is
// shown only ever moves forward, nothing queues, and the last setting is always answered.

type Ask<Question, Given> = (question: Question, signal: AbortSignal) => Promise<Given>;

export interface AnswerSink<Given> {
  show(answer: Given): void;
  /** The newest question has failed. */
  fail(thrown: unknown): void;
}

const mostOnTheWay = 2;

export class LatestAnswer<Question, Given> {
  private waiting: { readonly question: Question } | null = null;
  private readonly onTheWay = new Map<number, AbortController>();
  private asked = 0;
  private framed = false;
  private ended = false;

  constructor(
    private readonly ask: Ask<Question, Given>,
    private readonly sink: AnswerSink<Given>,
    private readonly frame: (then: () => void) => unknown = (then) => requestAnimationFrame(then),
  ) {}

  /** From now on this is what is to be answered. */
  want(question: Question): void {
    this.waiting = { question };
    if (this.framed) return;
    this.framed = true;
    this.frame(() => {
      this.framed = false;
      this.send();
    });
  }

  /** Nothing is asked or shown any more. */
  end(): void {
    this.ended = true;
    this.waiting = null;
    for (const abort of this.onTheWay.values()) abort.abort();
  }

  private send(): void {
    if (this.waiting === null || this.ended || this.onTheWay.size >= mostOnTheWay) return;
    const { question } = this.waiting;
    this.waiting = null;
    this.asked += 1;
    const place = this.asked;
    const abort = new AbortController();
    this.onTheWay.set(place, abort);
    this.ask(question, abort.signal)
      .then(
        (answer) => {
          if (abort.signal.aborted) return;
          this.endOlderThan(place);
          this.sink.show(answer);
        },
        (thrown: unknown) => {
          if (!abort.signal.aborted && place === this.asked) this.sink.fail(thrown);
        },
      )
      .finally(() => {
        this.onTheWay.delete(place);
        this.send();
      });
  }

  private endOlderThan(place: number): void {
    for (const [older, abort] of this.onTheWay) {
      if (older < place) abort.abort();
    }
  }
}
