import type { Schemas } from "./request";

/** Why a request has no answer. `offline`: the server was not reached; `slow`: it did not answer in
 * time; otherwise the status of its answer. */
export type ProblemReason = "offline" | "slow" | number;

/** What went wrong, from a problem document (RFC 9457) or from the browser. */
export class Problem extends Error {
  constructor(
    readonly reason: ProblemReason,
    /** The server's sentence (English); empty where it gave none. */
    readonly detail = "",
    /** What to do, as the server says (English); empty where it does not. */
    readonly remedy = "",
    readonly place: Schemas["Problem"]["place"] | null = null,
  ) {
    super(detail === "" ? String(reason) : detail);
    this.name = "Problem";
  }
}

/** The problem of an answer that is none of the good ones. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== "object" || body === null) return new Problem(response.status, response.statusText);
  const document = body as Partial<Schemas["Problem"]>;
  return new Problem(
    response.status,
    document.detail ?? document.title ?? response.statusText,
    document.remedy ?? "",
    document.place ?? null,
  );
}

/** Any thrown thing as a Problem; `timedOut` tells our own time limit from a dead network. */
export function asProblem(thrown: unknown, timedOut: boolean): Problem {
  if (thrown instanceof Problem) return thrown;
  if (timedOut) return new Problem("slow");
  return new Problem("offline", thrown instanceof Error ? thrown.message : "");
}
