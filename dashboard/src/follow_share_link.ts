import { answers } from "./api/client";
import { openShare, shareSecret } from "./api/share_link";
import { go } from "./base/place.svelte";
import { say } from "./text/bilingual";
import { shareRefused } from "./text/links";
import { toast } from "./widgets/toasts.svelte";

/** Where the address bar holds a read-only link, opens it and goes to its page, then calls `begin`;
 * where it holds none, calls `begin` at once. A link pasted into the open page is followed too. */
export function followShareLink(begin: () => void): void {
  window.addEventListener("hashchange", () => void follow());
  if (shareSecret(window.location.hash) === null) begin();
  else void follow().finally(begin);
}

async function follow(): Promise<void> {
  const secret = shareSecret(window.location.hash);
  if (secret === null) return;
  // At once out of the address bar and the history.
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
  try {
    const page = await openShare(secret);
    answers.age();
    go(page, { replace: true });
  } catch {
    toast(say(shareRefused), "bad");
  }
}
