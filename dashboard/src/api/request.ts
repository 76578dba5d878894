import type { components, paths } from "./types";
import { queryText, type Parameters } from "../base/query";

/** The shapes of the API by name: Schemas["TrackRow"]. */
export type Schemas = components["schemas"];

type Paths = paths;
type Operation<P extends keyof Paths, M extends string> = M extends keyof Paths[P] ? Paths[P][M] : never;
type JsonOf<C> = C extends { content: { "application/json": infer Body } } ? Body : undefined;
type Success<R> =
  | (R extends { 200: infer C } ? JsonOf<C> : never)
  | (R extends { 201: infer C } ? JsonOf<C> : never)
  | (R extends { 202: infer C } ? JsonOf<C> : never)
  | (R extends { 204: unknown } ? undefined : never);

/** What a request of this path and method answers. */
export type Answer<P extends keyof Paths, M extends string = "get"> =
  Operation<P, M> extends { responses: infer R } ? Success<R> : never;
/** Its query parameters. */
export type Query<P extends keyof Paths, M extends string = "get"> =
  Operation<P, M> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;
/** The names in its path: { id }. */
export type Parts<P extends keyof Paths, M extends string = "get"> =
  Operation<P, M> extends { parameters: { path: infer Names } } ? Names : never;
/** Its JSON body. */
export type Body<P extends keyof Paths, M extends string> =
  Operation<P, M> extends { requestBody: infer B }
    ? B extends { content: { "application/json": infer Json } }
      ? Json
      : never
    : Operation<P, M> extends { requestBody?: { content: { "application/json": infer Json } } }
      ? Json
      : never;

/** Paths that answer JSON to GET. */
export type GetPath = {
  [P in keyof Paths]: Answer<P> extends object ? P : never;
}[keyof Paths];
export type Method = "post" | "put" | "delete";
/** Paths that take this method. */
export type PathOf<M extends Method> = {
  [P in keyof Paths]: Paths[P] extends { [K in M]: { responses: unknown } } ? P : never;
}[keyof Paths];

type Optional<T> = [T] extends [never] ? { parts?: never } : { parts: T };
export type Options<P extends keyof Paths, M extends string = "get"> = Optional<Parts<P, M>> & {
  query?: Query<P, M>;
};

declare const answer: unique symbol;
/** A GET that has a typed answer; equal requests have equal URLs. */
export interface ApiRequest<T> {
  readonly url: string;
  readonly [answer]?: T;
}

/** request("/api/v1/tracks/{id}", { parts: { id } }). */
export function request<P extends GetPath>(
  path: P,
  ...options: [Parts<P>] extends [never] ? [Options<P>?] : [Options<P>]
): ApiRequest<Answer<P>> {
  const given = (options[0] ?? {}) as { parts?: PathNames; query?: Parameters };
  return { url: apiUrl(path, given.parts, given.query) };
}

/** The names in a path and what stands for them. */
export type PathNames = Readonly<Record<string, string | number>>;

/** The URL of a path with its parts and parameters, for what is no JSON: CSV links. */
export function apiUrl(path: string, parts: PathNames = {}, query: Parameters = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ""));
  const text = queryText(query);
  return text === "" ? filled : `${filled}?${text}`;
}
