import type { Parameters } from "../base/query";
import { AnswerCache } from "./answer_cache";
import { asProblem, problemOf } from "./problem";
import {
  apiUrl,
  type Answer,
  type ApiRequest,
  type Body,
  type Method,
  type Options,
  type Parts,
  type PathNames,
  type PathOf,
} from "./request";

// All traffic with the server. GETs go through one cache keyed by URL: pages that ask the same share
// an answer, and going back shows it at once. The browser keeps the ETags: "no-cache" makes it ask
// whether its copy still holds, which costs a 304.

const timeLimit = 30_000;
export const answers = new AnswerCache();

let tellSignedOut: () => void = () => undefined;
/** Called when an answer says that one must sign in (401). */
export function onSignedOut(tell: () => void): void {
  tellSignedOut = tell;
}

async function exchange(url: string, init: RequestInit, limit: number): Promise<unknown> {
  const timeout = AbortSignal.timeout(limit);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    const response = await fetch(url, { ...init, signal });
    if (response.status === 401 && !url.startsWith("/api/v1/session")) tellSignedOut();
    if (!response.ok) throw await problemOf(response);
    if (response.status === 204) return undefined;
    const type = response.headers.get("content-type") ?? "";
    return type.includes("json") ? await response.json() : await response.text();
  } catch (thrown) {
    if (init.signal?.aborted === true) throw thrown;
    throw asProblem(thrown, timeout.aborted);
  }
}

/** The answer to a GET, from the cache where that is fresh. Throws a Problem; when `signal` aborts,
 * its reason. */
export async function ask<T>(asked: ApiRequest<T>, signal: AbortSignal): Promise<T> {
  const answer = await answers.take(
    asked.url,
    (ended) => exchange(asked.url, { cache: "no-cache", signal: ended }, timeLimit),
    signal,
  );
  return answer as T;
}

type SendOptions<P extends PathOf<M>, M extends Method> = Options<P, M> & {
  /** JSON, or a file as it is. */
  body?: Body<P, M> | Blob;
  signal?: AbortSignal;
  /** Milliseconds it may take; more for a large file. */
  limit?: number;
};

interface SendParts {
  parts?: PathNames;
  query?: Parameters;
  body?: unknown;
  signal?: AbortSignal;
  limit?: number;
}

/** Sends what changes or reckons something: send("post", "/api/v1/score", { body }). Throws a Problem. */
export async function send<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...options: [Parts<P, M>] extends [never] ? [SendOptions<P, M>?] : [SendOptions<P, M>]
): Promise<Answer<P, M>> {
  const given = (options[0] ?? {}) as SendParts;
  const init: RequestInit = { method: method.toUpperCase() };
  if (given.signal !== undefined) init.signal = given.signal;
  if (given.body instanceof Blob) init.body = given.body;
  else if (given.body !== undefined) {
    init.body = JSON.stringify(given.body);
    init.headers = { "content-type": "application/json" };
  }
  const url = apiUrl(path, given.parts, given.query);
  return (await exchange(url, init, given.limit ?? timeLimit)) as Answer<P, M>;
}
