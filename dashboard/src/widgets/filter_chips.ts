import type { Filters } from "../api/filters";
import { say, type Message } from "../text/bilingual";
import * as words from "../text/filters";
import { compact } from "../text/format";

/** A filter that is set: what it is called, and the change that removes it. */
export interface FilterChip {
  readonly key: string;
  readonly name: string;
  readonly without: Partial<Filters>;
}

/** The filters that are set, in the language of now; `artists` names artists by id. */
export function filterChips(filters: Filters, artists: ReadonlyMap<string, string>): FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (key: string, name: string, without: Partial<Filters>): void => {
    chips.push({ key, name, without });
  };
  for (const id of filters.artist) {
    add(`artist ${id}`, artists.get(id) ?? `${say(words.artist)} …`, {
      artist: filters.artist.filter((one) => one !== id),
    });
  }
  for (const type of filters.album_type) {
    add(`type ${type}`, `${say(words.albumType)}: ${nameIn(words.albumTypes, type)}`, {
      album_type: filters.album_type.filter((one) => one !== type),
    });
  }
  for (const kind of filters.video) {
    add(`video ${kind}`, `${say(words.videoKind)}: ${nameIn(words.videoKinds, kind)}`, {
      video: filters.video.filter((one) => one !== kind),
    });
  }
  for (const licence of filters.licensed) {
    add(`licence ${licence}`, say(words.licences[licence]), {
      licensed: filters.licensed.filter((one) => one !== licence),
    });
  }
  for (const [name, sign, label] of bounds) {
    const bound = filters[name];
    if (bound !== null) add(name, `${say(label)} ${sign} ${compact(bound)}`, { [name]: null });
  }
  if (filters.q !== "") add("q", `“${filters.q}”`, { q: "" });
  return chips;
}

const bounds = [
  ["streams_min", "≥", words.streams],
  ["streams_max", "≤", words.streams],
  ["views_min", "≥", words.views],
  ["views_max", "≤", words.views],
] as const;

function nameIn(names: Readonly<Record<string, Message>>, value: string): string {
  const name = names[value];
  return name === undefined ? value : say(name);
}
