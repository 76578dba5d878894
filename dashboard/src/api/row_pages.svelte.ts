import { untrack } from "svelte";
import { ask } from "./client";
import { load, type Loaded } from "./loaded.svelte";
import { asProblem, type Problem } from "./problem";
import type { ApiRequest, Schemas } from "./request";

/** A page of a long table, as the API gives it. */
export interface PageOf<Row> {
  readonly origin: Schemas["Origin"];
  readonly total: number;
  readonly first: number;
  readonly rows: readonly Row[];
}

const pageRows = 100;
/** The most that the API gives at once. */
const mostRows = 500;
/** Milliseconds that rows must be in view before they are fetched: dragging the scroll bar from end to
 * end fetches where it rests, not all that it passed. */
const rest = 50;

/** The rows of a long table, fetched page by page as they come into view; made by loadPages(). */
export class RowPages<Row> {
  private pages = $state.raw<ReadonlyMap<number, readonly Row[]>>(new Map());
  private readonly asked = new Set<number>();
  private ended = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Why the last page that was asked for is missing; reactive. */
  problem = $state.raw<Problem | undefined>(undefined);

  constructor(
    /** The first page, in all the states of an answer. */
    readonly head: Loaded<PageOf<Row>>,
    private readonly request: (first: number, limit: number) => ApiRequest<PageOf<Row>>,
  ) {}

  /** A row by its place; undefined while it is on its way. Reactive. */
  row(place: number): Row | undefined {
    return this.pages.get(Math.floor(place / pageRows))?.[place % pageRows];
  }

  /** Fetches what is missing of these rows once they have been in view for a moment; while the head is
   * that of the table before, nothing. Called in an effect it runs again when a new head has come. */
  need(first: number, end: number): void {
    clearTimeout(this.timer);
    if (this.head.answer === undefined || this.head.pending) return;
    this.timer = setTimeout(() => this.fetch(first, end), rest);
  }

  private fetch(first: number, end: number): void {
    for (let page = Math.floor(first / pageRows); page * pageRows < end; page++) {
      if (this.pages.has(page) || this.asked.has(page)) continue;
      this.asked.add(page);
      const { signal } = this.ended;
      ask(this.request(page * pageRows, pageRows), signal)
        .then((answer) => {
          if (!signal.aborted) this.keep(page, answer.rows);
        })
        .catch((thrown: unknown) => {
          if (signal.aborted) return;
          // Asked for again when it comes into view again.
          this.asked.delete(page);
          this.problem = asProblem(thrown, false);
        });
    }
  }

  /** Begins anew with this first page; what is on its way of the table before is dropped. */
  restart(head: PageOf<Row> | undefined): void {
    this.end();
    this.ended = new AbortController();
    this.asked.clear();
    this.asked.add(0);
    this.problem = undefined;
    this.pages = new Map(head === undefined ? [] : [[0, head.rows]]);
  }

  end(): void {
    clearTimeout(this.timer);
    this.ended.abort();
  }

  /** All rows, for a file; throws a Problem. */
  async all(): Promise<Row[]> {
    const rows: Row[] = [];
    let total = 1;
    const { signal } = new AbortController();
    while (rows.length < total) {
      const page = await ask(this.request(rows.length, mostRows), signal);
      if (page.rows.length === 0) break;
      rows.push(...page.rows);
      total = page.total;
    }
    return rows;
  }

  private keep(page: number, rows: readonly Row[]): void {
    this.problem = undefined;
    this.pages = new Map([...this.pages, [page, rows]]);
  }
}

/** Loads a table that is fetched as it is scrolled; again whenever what `request` reads changes and on
 * live events. Call it while a component is made. */
export function loadPages<Row>(
  request: (first: number, limit: number) => ApiRequest<PageOf<Row>>,
): RowPages<Row> {
  const head = load(() => request(0, pageRows));
  const pages = new RowPages(head, request);
  pages.restart(head.answer);
  let seen = head.answer;
  $effect.pre(() => {
    const { answer } = head;
    if (answer === seen) return;
    seen = answer;
    untrack(() => pages.restart(answer));
  });
  $effect(() => () => pages.end());
  return pages;
}
