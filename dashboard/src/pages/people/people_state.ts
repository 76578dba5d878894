import type { Schemas } from "../../api/request";
import { choice, text } from "../../base/query";

export const peopleTabs = ["account", "people", "tokens", "shares", "audit", "usage"] as const;
export type PeopleTab = (typeof peopleTabs)[number];
export const roleNames = ["viewer", "analyst", "admin"] as const;

/** What of the page the URL holds. */
export const peopleSchema = {
  tab: choice(peopleTabs, "account"),
  /** The cursor of an older page of the audit log; empty: the newest. */
  before: text,
};

/** The tabs that somebody may see: the account always, links from analysts on, the rest as admin.
 * Without accounts there is nobody to list. */
export function tabsFor(person: Schemas["Person"]): PeopleTab[] {
  const isAdmin = person.role === "admin";
  return peopleTabs.filter((tab) => {
    if (tab === "account") return true;
    if (tab === "shares") return person.role !== "viewer";
    return isAdmin && !(tab === "people" && person.kind === "local");
  });
}
