import { say, type Message } from "./bilingual";
import * as filters from "./filters";
import { none } from "../base/number_format";
import { no, yes } from "./tables";

// Values of tracks and videos in the language of now.

const pitches = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"] as const;

/** A pitch class 0 to 11 by name; anything else is an en dash. */
export function sayKey(key: number | null): string {
  return key === null ? none : (pitches[key] ?? none);
}

export function sayFlag(flag: boolean | null): string {
  return flag === null ? none : say(flag ? yes : no);
}

export const sayAlbumType = (type: string | null): string => named(filters.albumTypes, type ?? "none");
export const sayVideoKind = (kind: string | null): string => named(filters.videoKinds, kind ?? "none");
export const sayLicence = (licence: string): string => named(filters.licences, licence);

function named(names: Readonly<Record<string, Message>>, value: string): string {
  const known = names[value];
  return known === undefined ? value : say(known);
}
