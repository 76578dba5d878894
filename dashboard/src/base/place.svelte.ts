import { readState, writeState, type Schema, type StateOf } from "./query";
import { matchPath, pathOf, type Match, type RouteName, type RouteParts } from "./routes";

// Where the browser is: the only owner of the address bar. Everything a page shows follows from it,
// so that back, forward, reload and a sent link all give the same page.

interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly match: Match | null;
}

function readPlace(): Place {
  return {
    path: window.location.pathname,
    query: new URLSearchParams(window.location.search),
    match: matchPath(window.location.pathname),
  };
}

let current = $state.raw<Place>(readPlace());
window.addEventListener("popstate", () => {
  current = readPlace();
});

/** Path, query and page of now; reactive. */
export function place(): Place {
  return current;
}

/** The state that the query holds by a schema; reactive. */
export function placeState<S extends Schema>(schema: S): StateOf<S> {
  return readState(schema, current.query);
}

/** The same page's URL with some of its state changed: for links. */
export function placeWith<S extends Schema>(schema: S, change: Partial<StateOf<S>>): string {
  return urlOf(current.path, writeState(schema, current.query, change));
}

/** The URL of another page, for links: linkTo("track", { id }). The language goes along, and what of
 * the query of now the schema `keep` names; `query` is added as written by that page's schema. */
export function linkTo<R extends RouteName>(
  name: R,
  parts: RouteParts<R>,
  options: { keep?: Schema; query?: URLSearchParams } = {},
): string {
  const query = new URLSearchParams();
  for (const [key, value] of current.query) {
    if (key === "lang" || (options.keep !== undefined && key in options.keep)) query.append(key, value);
  }
  for (const key of new Set(options.query?.keys())) query.delete(key);
  for (const [key, value] of options.query ?? []) query.append(key, value);
  return urlOf(pathOf(name, parts), query);
}

/** Changes some of the page's state. A step of the reader's (a filter, a tab) becomes an entry of
 * the history; give `replace` for what follows the hand (typing, a slider). */
export function changePlace<S extends Schema>(
  schema: S,
  change: Partial<StateOf<S>>,
  options: { replace?: boolean } = {},
): void {
  go(placeWith(schema, change), { ...options, stay: true });
}

/** Leads to a URL of this origin. A new page begins at its top; `stay` leaves the scroll alone. */
export function go(url: string, options: { replace?: boolean; stay?: boolean } = {}): void {
  const before = window.location.pathname + window.location.search;
  if (options.replace === true || url === before) window.history.replaceState(null, "", url);
  else window.history.pushState(null, "", url);
  current = readPlace();
  if (options.stay !== true) window.scrollTo(0, 0);
}

/** Path and query as one text. */
export function urlOf(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Turns a plain click on a link to one of our pages into go(). Links stay real: opened in a new
 * tab, copied or followed without this they work. For <svelte:document onclick>. */
export function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target !== "" || link.download !== "") return;
  const url = new URL(link.href);
  if (url.origin !== window.location.origin || matchPath(url.pathname) === null) return;
  if (url.pathname === window.location.pathname && url.hash !== "") return;
  event.preventDefault();
  go(url.pathname + url.search + url.hash, { stay: url.pathname === window.location.pathname });
}
