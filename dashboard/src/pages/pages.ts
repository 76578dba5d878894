import type { Component } from "svelte";
import type { RouteName } from "../base/routes";

/** What a page is given: the parts of its path. */
export type PageParts = Readonly<Record<string, string>>;
type PageModule = { readonly default: Component<{ parts: PageParts }> };

// A page is the folder of its route's name; all but the first are fetched when they are opened.
const [overview] = Object.values(
  import.meta.glob<PageModule>("./overview/Page.svelte", { eager: true }),
);
const found = import.meta.glob<PageModule>(["./*/Page.svelte", "!./overview/Page.svelte"]);

/** The names of the pages that there are. */
export const pageFolders: readonly string[] = [
  "overview",
  ...Object.keys(found).map((path) => path.split("/")[1] ?? ""),
];

export function hasPage(name: RouteName): boolean {
  return pageFolders.includes(name);
}

/** A page; at once for the first, else once fetched. Null where there is none. */
export function findPage(
  name: RouteName,
): PageModule["default"] | Promise<PageModule["default"]> | null {
  if (name === "overview") return overview?.default ?? null;
  const fetchPage = found[`./${name}/Page.svelte`];
  return fetchPage === undefined ? null : fetchPage().then((module) => module.default);
}
