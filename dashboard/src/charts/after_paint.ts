// What TypeScript's library does not know yet (Prioritized Task Scheduling); not in every browser.
interface Scheduler {
  postTask(task: () => void, options: { priority: "background"; signal: AbortSignal }): Promise<void>;
}
const { scheduler } = globalThis as { scheduler?: Scheduler };

/** Runs `draw` in a task of its own once the frame being made, in which a change's figures stand, has
 * been handed to the screen, and behind answers that are there to be shown: charts hold up neither
 * figures nor each other. Returns what calls it off. */
export function afterPaint(draw: () => void): () => void {
  const ended = new AbortController();
  const unlessEnded = (): void => {
    if (!ended.signal.aborted) draw();
  };
  const frame = requestAnimationFrame(() => {
    if (scheduler === undefined) setTimeout(unlessEnded);
    // It rejects where it is called off, and passes on what `draw` throws.
    else scheduler.postTask(draw, { priority: "background", signal: ended.signal }).catch((thrown: unknown) => {
      if (!ended.signal.aborted) reportError(thrown);
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    ended.abort();
  };
}
