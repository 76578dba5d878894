import { untrack } from "svelte";
import { answers, ask } from "./client";
import { onLive, type LiveName } from "./live.svelte";
import type { Problem } from "./problem";
import type { ApiRequest } from "./request";

/** An answer on its way, there, old or failed; its members are reactive. widgets/Loaded.svelte shows
 * it in all these states. */
export class Loaded<T> {
  /** The last answer; undefined before the first, or after one of another request failed. */
  answer = $state.raw<T | undefined>(undefined);
  /** When it came, ms since 1970. */
  at = $state(0);
  /** Why the newest request failed. With an answer beside it that answer is stale. */
  problem = $state.raw<Problem | undefined>(undefined);
  /** A request is under way. */
  busy = $state(false);
  /** The answer is that of the request before: shown, dimmed, until the new one comes. */
  pending = $state(false);
  /** Asks again, whatever the cache says. */
  again: () => void = () => undefined;
}

const dataEvents: readonly LiveName[] = ["snapshot", "study", "model"];

/** Loads what `request` names, again whenever what it reads changes (filters in the URL) and on live
 * events; null asks nothing. The request before is aborted. Call it while a component is made. */
export function load<T>(
  request: () => ApiRequest<T> | null,
  options: { on?: readonly LiveName[] } = {},
): Loaded<T> {
  const loaded = new Loaded<T>();
  let shownUrl = "";
  let abort = new AbortController();

  const show = (url: string, answer: T, at: number): void => {
    shownUrl = url;
    loaded.answer = answer;
    loaded.at = at;
    loaded.problem = undefined;
    loaded.pending = false;
  };

  const run = (asked: ApiRequest<T>): void => {
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    const seen = answers.peek(asked.url);
    if (seen !== undefined) show(asked.url, seen.answer as T, seen.at);
    else loaded.pending = loaded.answer !== undefined && shownUrl !== asked.url;
    loaded.busy = seen?.fresh !== true;
    if (!loaded.busy) return;
    ask(asked, signal)
      .then((answer) => {
        if (!signal.aborted) show(asked.url, answer, Date.now());
      })
      .catch((thrown: unknown) => {
        if (signal.aborted) return;
        // A figure of another selection must not stand as this one's.
        if (shownUrl !== asked.url) loaded.answer = undefined;
        loaded.pending = false;
        loaded.problem = thrown as Problem;
      })
      .finally(() => {
        if (!signal.aborted) loaded.busy = false;
      });
  };

  let latest: ApiRequest<T> | null = null;
  loaded.again = () => {
    if (latest === null) return;
    answers.ageOne(latest.url);
    run(latest);
  };
  // Before the effect, so that what the cache holds (the first figures) is in the first paint.
  latest = request();
  if (latest !== null) untrack(() => run(latest as ApiRequest<T>));
  $effect(() => {
    const asked = request();
    if (asked?.url === latest?.url) return;
    latest = asked;
    if (asked !== null) untrack(() => run(asked));
  });
  $effect(() => {
    const stop = onLive(options.on ?? dataEvents, loaded.again);
    return () => {
      stop();
      abort.abort();
    };
  });
  return loaded;
}
