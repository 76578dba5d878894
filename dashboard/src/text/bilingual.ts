import { language } from "../base/language.svelte";

/** A text in both languages, as the API gives them. */
export interface Text {
  readonly en: string;
  readonly ko: string;
}

declare const places: unique symbol;
/** A text of ours; `Places` names what is filled in: "{n} tracks" has the place "n". */
export interface Message<Places extends string = never> extends Text {
  readonly [places]?: Places;
}
/** Any message, whatever its places. */
export type AnyMessage = Text;

type PlacesOf<T extends string> = T extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesOf<Rest>
  : never;
type SamePlaces<E extends string, K extends string> = [PlacesOf<E>] extends [PlacesOf<K>]
  ? [PlacesOf<K>] extends [PlacesOf<E>]
    ? K
    : never
  : never;

/** A message. A language that is missing, or lacks a place that the other has, does not compile. */
export function both<const E extends string, const K extends string>(
  en: E,
  ko: K & SamePlaces<E, K>,
): Message<PlacesOf<E>> {
  return { en, ko };
}

/** A message in the language of now, its places filled; reactive. */
export function say<P extends string = never>(
  message: Message<P>,
  ...fill: [P] extends [never] ? [] : [Readonly<Record<P, string | number>>]
): string {
  const values: Readonly<Record<string, string | number>> = fill[0] ?? {};
  return pick(message).replace(/\{(\w+)\}/g, (whole, place: string) => String(values[place] ?? whole));
}

/** A text of the API in the language of now; reactive. */
export function pick(text: Text): string {
  return text[language()];
}
