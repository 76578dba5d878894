import { answers } from "./client";

/** Takes the answers that came inside the page: <script type="application/json" id="first"> holds an
 * object of URL -> answer. What asks for one of these URLs has it in the first paint, without a
 * request. Once, by main.ts, before anything is mounted. */
export function takeFirstAnswers(): void {
  const text = document.getElementById("first")?.textContent ?? "";
  if (text === "") return;
  for (const [url, answer] of Object.entries(JSON.parse(text) as Record<string, unknown>)) {
    const asked = new URL(url, window.location.origin);
    asked.searchParams.sort();
    answers.put(asked.pathname + asked.search, answer);
  }
}
