import { token } from "../base/theme.svelte";

/** The colours that charts are drawn with, as the theme has them now. */
export interface Palette {
  readonly ink: string;
  readonly quietInk: string;
  readonly line: string;
  readonly strongLine: string;
  readonly surface: string;
  /** For series, told apart by colour-blind readers; use them in this order. */
  readonly data: readonly [string, string, string, string, string];
  /** For what stands behind: all tracks behind the selection. */
  readonly muted: string;
}

/** Reactive on the theme. */
export function palette(): Palette {
  return {
    ink: token("--ink"),
    quietInk: token("--ink-2"),
    line: token("--line"),
    strongLine: token("--line-strong"),
    surface: token("--surface"),
    data: [token("--data-1"), token("--data-2"), token("--data-3"), token("--data-4"), token("--data-5")],
    muted: token("--data-muted"),
  };
}
