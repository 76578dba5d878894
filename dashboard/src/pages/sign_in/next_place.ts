/** Where to go after signing in: the page that one was sent away from, if it is one of ours. Anything
 * that could lead to another site gives the overview. */
export function nextPlace(next: string | null, origin: string): string {
  if (next === null || !next.startsWith("/")) return "/";
  const url = URL.canParse(next, origin) ? new URL(next, origin) : null;
  if (url === null || url.origin !== origin || url.pathname === "/sign-in") return "/";
  return url.pathname + url.search;
}
