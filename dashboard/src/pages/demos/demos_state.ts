import { choice } from "../../base/query";

/** How the list is sorted; all of the page that the URL holds. */
export const demoKeys = ["heard_at", "name", "length", "tempo", "key", "loudness", "format", "hit", "lift", "place"] as const;
export const demosSchema = { sort: choice(demoKeys, "heard_at"), order: choice(["desc", "asc"], "desc") };
