import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, test } from "vitest";
import PlanForm from "./PlanForm.svelte";
import { planSections } from "./plan_fields";
import { countBlocks, readPlanValue, type PlanKey } from "./plan_text";

// The file that the documents show, not a module: the arrows of the folders do not concern it.
const [example = ""] = Object.values(
  import.meta.glob<string>(`../../../../examples/plan.toml`, { query: "?raw", import: "default", eager: true }),
);
let stop: () => void = () => undefined;
afterEach(() => {
  stop();
});

/** The form of a plan: its boxes of numbers in order, and what is written. */
function show(text: string): { boxes: HTMLInputElement[]; written: string[] } {
  document.body.replaceChildren();
  const written: string[] = [];
  const props = { text, example, ontext: (next: string) => void written.push(next) };
  const made = mount(PlanForm, { target: document.body, props });
  stop = () => void unmount(made);
  flushSync();
  return { boxes: [...document.querySelectorAll<HTMLInputElement>("input.figures")], written };
}

/** The keys of the numbers of a plan, in the form's order. */
function numberKeys(text: string): { key: PlanKey; range: readonly [number, number] | undefined; whole: boolean }[] {
  return planSections.flatMap(({ table, fields, blocks }) => [
    ...fields.map((field) => ({ field, key: { table, key: field.key, block: 0 } })),
    ...Array.from({ length: blocks === undefined ? 0 : countBlocks(text, blocks.table) }, (_, block) =>
      (blocks?.fields ?? []).map((field) => ({ field, key: { table: blocks?.table ?? "", key: field.key, block } })),
    ).flat(),
  ])
    .filter(({ field }) => field.kind === "number")
    .map(({ field: { range, whole = false }, key }) => ({ key, range, whole }));
}

/** The value as it stands in the file. */
function inFile(text: string, { table, key, block = 0 }: PlanKey): string {
  const header = table === "" ? /^/ : new RegExp(`^\\[{1,2}${table.replace(".", "\\.")}\\]{1,2}$`);
  const parts = text.split(/^(?=\[)/m).filter((part) => header.test(part.split("\n")[0] ?? ""));
  return new RegExp(`^${key} *= *([^ #\\n]+)`, "m").exec(parts[block] ?? "")?.[1] ?? "";
}

test("every box shows its number as it stands in the example, to the last digit", () => {
  const { boxes } = show(example);
  const keys = numberKeys(example);
  expect(boxes.length).toBe(keys.length);
  keys.forEach(({ key }, i) => {
    const shown = boxes[i]?.value ?? "";
    expect(shown.replaceAll(",", ""), key.key).toBe(inFile(example, key).replaceAll("_", "").replace(/\.0$/, ""));
  });
  expect(boxes.map(({ value }) => value)).toEqual(expect.arrayContaining(["450,000", "0.0035", "0.25", "0.6"]));
});

test("what is written into a box stands in the text, and nothing else moves", () => {
  const { boxes, written } = show(example);
  for (const [i, { key, range, whole }] of numberKeys(example).entries()) {
    const value = whole ? (range?.[0] ?? 0) + 1 : 0.75;
    const box = boxes[i] as HTMLInputElement;
    box.value = String(value);
    box.dispatchEvent(new Event("change", { bubbles: true }));
    const next = written[i] ?? "";
    expect(readPlanValue(next, key), key.key).toBe(value);
    expect(next).toContain(`${key.key} = ${value}`);
    const after = next.split("\n");
    const gone = example.split("\n").filter((line) => !after.includes(line));
    expect(gone.length, key.key).toBeLessThanOrEqual(1);
  }
});

test("a box that is entered and left as it was changes nothing of the plan", () => {
  const keys = numberKeys(example);
  const { boxes, written } = show(example);
  for (const box of boxes) box.dispatchEvent(new Event("change", { bubbles: true }));
  expect(written.length).toBe(keys.length);
  keys.forEach(({ key }, i) => {
    expect(readPlanValue(written[i] ?? "", key), key.key).toBe(readPlanValue(example, key));
  });
});
