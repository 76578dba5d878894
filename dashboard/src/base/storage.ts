/** What this browser keeps between visits. A browser may refuse (private windows, policies): then
 * reading gives null and writing does nothing. */
export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(`crossfade.${name}`);
  } catch {
    return null;
  }
}

/** Keeps a text; null forgets it. */
export function writeStored(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`crossfade.${name}`);
    else localStorage.setItem(`crossfade.${name}`, value);
  } catch {
    // Refused: the choice holds until the page is left.
  }
}
