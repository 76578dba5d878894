import type { Problem } from "../api/problem";
import { say } from "../text/bilingual";
import * as frame from "../text/frame";

/** What to do about a problem, in the language of now; the server's own remedy where it gives one. */
export function remedyOf(problem: Problem): string {
  if (problem.remedy !== "") return problem.remedy;
  switch (problem.reason) {
    case "offline":
      return say(frame.remedyOffline);
    case "slow":
      return say(frame.remedySlow);
    case 401:
      return say(frame.remedySignIn);
    case 403:
      return say(frame.remedyRole);
    default:
      return say(frame.remedyOther);
  }
}

/** The language of the remedy where it is not the page's: the server writes English. */
export function remedyLanguage(problem: Problem): "en" | undefined {
  return problem.remedy === "" ? undefined : "en";
}
