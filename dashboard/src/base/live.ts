// Live events, one stream a browser. A server or proxy that speaks HTTP/1.1 gives a browser six
// connections in all: with a stream a tab the seventh tab would hang. So the tabs choose one, by a
// Web Lock that only one can hold, which listens and tells the others over a BroadcastChannel. When
// it is closed the lock passes on, and the next one listens. A page that holds a lock is not frozen
// by the browser, so the listener stays awake. Where locks or channels are missing (plain HTTP off
// loopback) each tab listens for itself.

/** An event's name, and its data as sent. `resync`: events may have been missed, read all anew. */
export interface LiveEvent {
  readonly name: string;
  readonly data: string;
}
export type Listener = (event: LiveEvent) => void;

/** What live.ts takes from the browser; given by hand in tests. */
export interface LiveParts {
  openStream(url: string): EventSource;
  readonly locks: Pick<LockManager, "request"> | undefined;
  openChannel: ((name: string) => BroadcastChannel) | undefined;
}

const browserParts: LiveParts = {
  openStream: (url) => new EventSource(url),
  locks: typeof navigator !== "undefined" && "locks" in navigator ? navigator.locks : undefined,
  openChannel:
    typeof BroadcastChannel === "undefined" ? undefined : (name) => new BroadcastChannel(name),
};

const firstWait = 1_000;
const longestWait = 30_000;
const sharedName = "crossfade-live";

/** Listens for events of these names until the function that it returns is called. */
export function listen(
  url: string,
  names: readonly string[],
  listener: Listener,
  parts: LiveParts = browserParts,
): () => void {
  if (parts.locks === undefined || parts.openChannel === undefined) {
    return openStream(url, names, listener, { ...parts, missed: false });
  }
  const { locks } = parts;
  const channel = parts.openChannel(sharedName);
  channel.onmessage = (message: MessageEvent<LiveEvent>) => listener(message.data);
  const ended = new AbortController();
  const tellAll: Listener = (event) => {
    listener(event);
    channel.postMessage(event);
  };
  // `missed`: between the last listener's end and now nobody listened.
  const lead = async (missed: boolean): Promise<void> => {
    const close = openStream(url, names, tellAll, { ...parts, missed });
    await new Promise<void>((resolve) => ended.signal.addEventListener("abort", () => resolve()));
    close();
  };
  const wait = (): Promise<unknown> =>
    locks.request(sharedName, { signal: ended.signal }, () => lead(true));
  locks
    .request(sharedName, { ifAvailable: true }, (lock) => (lock === null ? null : lead(false).then(() => "led")))
    .then((led) => (led === null && !ended.signal.aborted ? wait() : null))
    .catch(() => {
      // Aborted while waiting: another tab listens, and this one has ended.
    });
  return () => {
    ended.abort();
    channel.close();
  };
}

/** A stream that is opened again for as long as it is wanted: EventSource itself gives up where the
 * answer is an error (too many streams, signed out, server restarting behind a proxy). */
function openStream(
  url: string,
  names: readonly string[],
  listener: Listener,
  parts: Pick<LiveParts, "openStream"> & { readonly missed: boolean },
): () => void {
  let stream: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWait;
  let missed = parts.missed;
  const open = (): void => {
    stream = parts.openStream(url);
    const opened = stream;
    opened.onopen = () => {
      if (missed) listener({ name: "resync", data: "" });
      missed = false;
      wait = firstWait;
    };
    opened.onerror = () => {
      missed = true;
      if (opened.readyState !== 2) return;  // it tries again by itself
      timer = setTimeout(open, wait);
      wait = Math.min(2 * wait, longestWait);
    };
    for (const name of names) {
      opened.addEventListener(name, (event) => {
        listener({ name, data: String((event as MessageEvent<unknown>).data) });
      });
    }
  };
  open();
  return () => {
    clearTimeout(timer);
    stream?.close();
  };
}
