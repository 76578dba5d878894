import { say, type Message } from "../../text/bilingual";
import * as words from "../../text/plans";

/** Names of the API in the language of now; one that we have no word for as it came. */
export const tierName = (name: string): string => named(words.tierNames, name);
export const fieldName = (name: string): string => named(words.fieldNames, name);
export const fieldMeaning = (name: string): string => named(words.fieldMeanings, name);
export const targetName = (name: string): string => named(words.targets, name);

function named(names: Readonly<Record<string, Message>>, name: string): string {
  const known = names[name];
  return known === undefined ? name : say(known);
}
