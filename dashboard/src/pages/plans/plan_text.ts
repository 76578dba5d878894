// The text of a plan file, read and changed in place: a form can set a value and all else, comments
// too, stays as it was written. Only what plan files hold is known: `[section]`, `[[section.blocks]]`
// and `key = value` on a line of its own. What the program makes of the text is said by the program.

import { groupDigits, plainDigits } from "../../base/number_format";

/** A value of a plan: the key, the table it is in, and which of its blocks (from 0). */
export interface PlanKey {
  readonly table: string;
  readonly key: string;
  readonly block?: number;
}
export type PlanValue = string | number;

interface Line {
  readonly text: string;
  /** The table that the line is in ("" before the first), and which of its blocks. */
  readonly table: string;
  readonly block: number;
  readonly isHeader: boolean;
}

const header = /^\s*(\[\[|\[)\s*([\w.-]+)\s*(?:\]\]|\])/;
const entry = /^(\s*([\w-]+)\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^#]*?)(\s*(?:#.*)?)$/;

function linesOf(text: string): Line[] {
  const blocks = new Map<string, number>();
  let table = "";
  let block = 0;
  return text.split("\n").map((line) => {
    const found = header.exec(line);
    if (found === null) return { text: line, table, block, isHeader: false };
    table = found[2] ?? "";
    block = found[1] === "[[" ? (blocks.get(table) ?? 0) : 0;
    blocks.set(table, block + 1);
    return { text: line, table, block, isHeader: true };
  });
}

function findEntry(lines: readonly Line[], { table, key, block = 0 }: PlanKey): number {
  return lines.findIndex(
    (line) => line.table === table && line.block === block && !line.isHeader && entry.exec(line.text)?.[2] === key,
  );
}

/** A value as the plan has it: numbers without their underscores, texts and dates without quotes; null
 * where the key is not there. Lists are given as written. */
export function readPlanValue(text: string, key: PlanKey): PlanValue | null {
  const lines = linesOf(text);
  const written = entry.exec(lines[findEntry(lines, key)]?.text ?? "")?.[3]?.trim();
  if (written === undefined || written === "") return null;
  const quoted = /^"(.*)"$|^'(.*)'$/s.exec(written);
  if (quoted !== null) return quoted[1]?.replace(/\\(["\\])/g, "$1") ?? quoted[2] ?? "";
  const number = Number(written.replaceAll("_", ""));
  return Number.isNaN(number) ? written : number;
}

/** The text with a value set; null takes the line away. A key that is not there comes after the last
 * one of its table, and a table that is not there at the end. Dates are written without quotes. */
export function writePlanValue(text: string, key: PlanKey, value: PlanValue | null): string {
  const lines = linesOf(text);
  const all = lines.map((line) => line.text);
  const at = findEntry(lines, key);
  if (value === null) {
    if (at >= 0) all.splice(at, 1);
    return all.join("\n");
  }
  const found = entry.exec(all[at] ?? "");
  if (found !== null) {
    all[at] = `${found[1]}${planLiteral(value)}${found[4]}`;
    return all.join("\n");
  }
  const last = lines.findLastIndex(
    (line) =>
      line.table === key.table && line.block === (key.block ?? 0) && (line.isHeader || entry.test(line.text)),
  );
  const written = `${key.key} = ${planLiteral(value)}`;
  if (last >= 0 || key.table === "") all.splice(last + 1, 0, written);
  else all.push(...(all.at(-1) === "" ? [] : [""]), `[${key.table}]`, written, "");
  return all.join("\n");
}

function planLiteral(value: PlanValue): string {
  if (typeof value === "string") return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
  const digits = plainDigits(value);
  return Math.abs(value) < 10_000 ? digits : groupDigits(digits, "_");
}

/** How many blocks `[[table]]` there are, or whether there is a `[table]` (1 or 0). */
export function countBlocks(text: string, table: string): number {
  return linesOf(text).filter((line) => line.isHeader && line.table === table).length;
}

/** The text with one more `[[table]]` behind the others, or behind its section where it is the first. */
export function addBlock(text: string, table: string, values: Readonly<Record<string, PlanValue>>): string {
  const lines = linesOf(text);
  const all = lines.map((line) => line.text);
  const section = table.split(".")[0] ?? table;
  const isBefore = (line: Line): boolean => line.table === table || line.table === section;
  const last = lines.findLastIndex((line) => isBefore(line) && (line.isHeader || entry.test(line.text)));
  const block = ["", `[[${table}]]`, ...Object.entries(values).map(([key, value]) => `${key} = ${planLiteral(value)}`)];
  all.splice(last < 0 ? all.length : last + 1, 0, ...block);
  return all.join("\n");
}

/** The text without one of its blocks, and without the remarks that stand right above it. */
export function removeBlock(text: string, table: string, block: number): string {
  return cut(text, (line) => line.table === table && line.block === block);
}

/** The text without a section and all of its blocks. */
export function removeSection(text: string, section: string): string {
  return cut(text, (line) => isOf(line.table, section));
}

/** The part of a plan that is a section with its blocks and remarks; "" where it has none. */
export function sectionText(text: string, section: string): string {
  return parts(text)
    .filter((part) => isOf(part.table, section))
    .map((part) => part.text)
    .join("\n");
}

function isOf(table: string, section: string): boolean {
  return table === section || table.startsWith(`${section}.`);
}

function cut(text: string, isOut: (part: Pick<Line, "table" | "block">) => boolean): string {
  return parts(text)
    .filter((part) => !isOut(part))
    .map((part) => part.text)
    .join("\n");
}

/** The text cut before each header, or before the remarks right above it. */
function parts(text: string): { table: string; block: number; text: string }[] {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, at) => (line.isHeader ? [startOfRemarks(lines, at)] : []));
  return [0, ...starts.filter((start) => start > 0)].map((from, i, all) => {
    const own = lines.slice(from, all[i + 1] ?? lines.length);
    const head = own.find((line) => line.isHeader) ?? own[0];
    return { table: head?.table ?? "", block: head?.block ?? 0, text: own.map((line) => line.text).join("\n") };
  });
}

function startOfRemarks(lines: readonly Line[], headerAt: number): number {
  let start = headerAt;
  while (start > 0 && lines[start - 1]?.text.trimStart().startsWith("#") === true) start--;
  // What stands above all sections is about the file.
  return lines.slice(0, start).every((line) => line.text.trim() === "") ? headerAt : start;
}

/** The files that a plan names: they must go with it. */
export function namedTables(text: string): string[] {
  const keys: readonly PlanKey[] = [
    { table: "promotion", key: "history" },
    { table: "releases", key: "tracks" },
  ];
  return keys
    .map((key) => readPlanValue(text, key))
    .filter((name): name is string => typeof name === "string" && name !== "");
}
