import { send } from "./client";

const mark = "#share=";

/** The secret of a read-only link ("/#share=..."); null where the hash is none. */
export function shareSecret(hash: string): string | null {
  return hash.startsWith(mark) && hash.length > mark.length ? hash.slice(mark.length) : null;
}

/** The link of a secret. */
export function shareLink(origin: string, secret: string): string {
  return `${origin}/${mark}${secret}`;
}

/** Opens a read-only link: its page, path and query, with the right to see it from now on. Throws a
 * Problem. */
export async function openShare(secret: string): Promise<string> {
  const { page } = await send("post", "/api/v1/shares/open", { body: { secret } });
  // A page that somebody wrote must not lead off this origin.
  const url = URL.canParse(page, window.location.origin) ? new URL(page, window.location.origin) : null;
  return url?.origin === window.location.origin ? url.pathname + url.search : "/";
}
