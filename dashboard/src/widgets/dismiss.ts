import type { Attachment } from "svelte/attachments";

/** Closes what is open inside an element on Escape, on a press elsewhere and when Tab leads out of it:
 * {@attach dismiss(() => (open = false))}. */
export function dismiss(close: () => void): Attachment<HTMLElement> {
  return (element) => {
    const isOutside = (target: EventTarget | null): boolean =>
      !(target instanceof Node && element.contains(target));
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") close();
      // Focus has moved once the key has been dealt with. Its leaving by a press is no sign: a press on
      // a label inside, too, takes it to <main> for a moment.
      if (event.key === "Tab") setTimeout(() => isOutside(document.activeElement) && close());
    };
    const onPress = (event: PointerEvent): void => {
      if (isOutside(event.target)) close();
    };
    element.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPress);
    return () => {
      element.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPress);
    };
  };
}
