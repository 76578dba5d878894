/** Runs `draw` in a task of its own once the frame being made, in which a change's figures stand, has
 * been handed to the screen: charts never hold up figures, nor each other. Returns what calls it off. */
export function afterPaint(draw: () => void): () => void {
  let task: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    task = setTimeout(draw);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(task);
  };
}
