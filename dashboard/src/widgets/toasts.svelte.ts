/** A short word about something that happened; it goes by itself after a while. */
export interface Toast {
  readonly id: number;
  readonly words: string;
  readonly tone: "plain" | "bad";
}

let shown = $state.raw<readonly Toast[]>([]);
let last = 0;

/** The toasts of now; reactive. */
export function toasts(): readonly Toast[] {
  return shown;
}

/** Shows a toast for eight seconds; a bad one stays until dismissed. The same words stand once. */
export function toast(words: string, tone: Toast["tone"] = "plain"): void {
  last += 1;
  const id = last;
  shown = [...shown.filter((one) => one.words !== words), { id, words, tone }];
  if (tone === "plain") setTimeout(() => dropToast(id), 8_000);
}

export function dropToast(id: number): void {
  shown = shown.filter((one) => one.id !== id);
}
