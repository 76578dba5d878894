import { listen } from "../base/live";
import { answers } from "./client";
import type { Schemas } from "./request";

export const liveNames = ["snapshot", "study", "model", "job"] as const;
export type LiveName = (typeof liveNames)[number];
/** What comes with each event. */
export interface LiveData {
  snapshot: Schemas["Origin"];
  study: Schemas["Origin"];
  model: Schemas["Origin"];
  job: Schemas["Job"];
}
type Subscriber = (name: LiveName | "resync", data: unknown) => void;

const subscribers = new Set<Subscriber>();

/** Begins to listen; once, by main.ts. Events that move the data make everything in the cache old. */
export function startLive(): void {
  listen("/api/v1/events", liveNames, ({ name, data }) => {
    const known = liveNames.find((one) => one === name);
    if (known === undefined && name !== "resync") return;
    // A job's progress moves no data: only those who show jobs ask again (loaded.svelte.ts).
    if (known !== "job") answers.age();
    const parsed = parseData(data);
    for (const subscriber of subscribers) subscriber(known ?? "resync", parsed);
  });
}

function parseData(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return null;
  }
}

/** Calls `react` on events of these names, and without data after events may have been missed, until
 * the function that it returns is called. */
export function onLive<N extends LiveName>(
  names: readonly N[],
  react: (name: N | "resync", data: LiveData[N] | null) => void,
): () => void {
  const subscriber: Subscriber = (name, data) => {
    const wanted = names.find((one) => one === name);
    if (wanted !== undefined) react(wanted, data as LiveData[N]);
    else if (name === "resync") react("resync", null);
  };
  subscribers.add(subscriber);
  return () => subscribers.delete(subscriber);
}
