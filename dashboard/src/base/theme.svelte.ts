import { readStored, writeStored } from "./storage";

export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const system = window.matchMedia("(prefers-color-scheme: dark)");
let systemIsDark = $state(system.matches);
let chosen = $state<ThemeChoice>(
  themeChoices.find((one) => one === readStored("theme")) ?? "system",
);
system.addEventListener("change", (event) => {
  systemIsDark = event.matches;
});
// Paper is light: what is drawn on a canvas must be drawn anew for it.
let printing = $state(false);
window.matchMedia("print").addEventListener("change", (event) => {
  printing = event.matches;
});

/** Whether the page is dark now; reactive (charts draw themselves anew by it). */
export function isDark(): boolean {
  return !printing && (chosen === "dark" || (chosen === "system" && systemIsDark));
}

/** What the reader chose; reactive. */
export function themeChoice(): ThemeChoice {
  return chosen;
}

export function chooseTheme(choice: ThemeChoice): void {
  chosen = choice;
  writeStored("theme", choice === "system" ? null : choice);
  showTheme();
}

/** Puts the choice on the root element, where tokens.css reads it. Called before the first paint. */
export function showTheme(): void {
  if (chosen === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
}

// Both colours of each token that was asked for: asking the style sheet costs a pass over the page.
const pairs = new Map<string, readonly [light: string, dark: string]>();

function readPair(name: string): readonly [string, string] {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const pair = /^light-dark\((.+),\s*(.+)\)$/.exec(value);
  return [pair?.[1] ?? value, pair?.[2] ?? value];
}

/** A colour of tokens.css as it is now, for what is drawn on a canvas; reactive on the theme. */
export function token(name: `--${string}`): string {
  const pair = pairs.get(name) ?? readPair(name);
  pairs.set(name, pair);
  return pair[isDark() ? 1 : 0];
}
