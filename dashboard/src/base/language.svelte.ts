import { choice, type Field } from "./query";
import { place, changePlace } from "./place.svelte";
import { readStored, writeStored } from "./storage";

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

/** The language of a reader who has not chosen: what they chose last, else what the browser asks for. */
function restingLanguage(): Language {
  const stored = languages.find((one) => one === readStored("language"));
  return stored ?? (navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en");
}

const oneOf = choice(languages, restingLanguage());
// Written out always: a sent link opens in the sender's language.
const field: Field<Language> = {
  read: (values) => oneOf.read(values),
  write: (value) => [value],
};
export const languageSchema = { lang: field };

// Derived, so that a change of the URL which is none of the language writes no text anew.
const spoken = $derived(field.read(place().query.getAll("lang")));

/** The language of now; reactive. */
export function language(): Language {
  return spoken;
}

/** Changes the language and nothing else of the page's state. */
export function chooseLanguage(chosen: Language): void {
  writeStored("language", chosen);
  changePlace(languageSchema, { lang: chosen }, { replace: true });
}
