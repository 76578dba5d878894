import { text } from "../../base/query";

/** What of the page the URL holds: the cursor of an older page of the list; empty: the newest. */
export const jobsSchema = { before: text };
