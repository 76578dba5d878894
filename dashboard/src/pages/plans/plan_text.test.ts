import { expect, test } from "vitest";
import {
  addBlock,
  countBlocks,
  namedTables,
  readPlanValue,
  removeBlock,
  removeSection,
  sectionText,
  writePlanValue,
} from "./plan_text";

const plan = `# All of it.

currency = "USD"    # printed
start = 2026-10-01  # the first day

# Which track gets which video.
[videos]
budget = 100_000  # YOURS
value_a_stream = 0.003

# The kinds.
[[videos.tiers]]
name = "full"
cost = 20_000

[[videos.tiers]]
name = "lyric"
cost = 1500

# The split.
[promotion]
history = "spend # of 2026.csv"
`;
const tier = (block: number, key: string) => ({ table: "videos.tiers", block, key });

test("values are read with their kinds", () => {
  expect(readPlanValue(plan, { table: "", key: "currency" })).toBe("USD");
  expect(readPlanValue(plan, { table: "", key: "start" })).toBe("2026-10-01");
  expect(readPlanValue(plan, { table: "videos", key: "budget" })).toBe(100000);
  expect(readPlanValue(plan, { table: "videos", key: "value_a_stream" })).toBe(0.003);
  expect(readPlanValue(plan, tier(1, "cost"))).toBe(1500);
  expect(readPlanValue(plan, { table: "promotion", key: "history" })).toBe("spend # of 2026.csv");
});

test("what is not there is null, in the right table", () => {
  expect(readPlanValue(plan, { table: "promotion", key: "budget" })).toBeNull();
  expect(readPlanValue(plan, tier(2, "cost"))).toBeNull();
});

test("a value is set in its place and its remark stays", () => {
  const changed = writePlanValue(plan, { table: "videos", key: "budget" }, 250000);
  expect(changed).toBe(plan.replace("budget = 100_000", "budget = 250_000"));
});

test("a value of a second block leaves the first alone", () => {
  const changed = writePlanValue(plan, tier(1, "cost"), 1.5);
  expect(readPlanValue(changed, tier(0, "cost"))).toBe(20000);
  expect(readPlanValue(changed, tier(1, "cost"))).toBe(1.5);
});

test("a key that is not there comes after the last of its table", () => {
  const changed = writePlanValue(plan, { table: "videos", key: "months" }, 6);
  expect(changed).toContain("value_a_stream = 0.003\nmonths = 6\n\n# The kinds.");
  expect(writePlanValue(plan, tier(0, "effect"), 1)).toContain("cost = 20_000\neffect = 1\n\n[[videos.tiers]]");
});

test("a key above all tables and a table that is not there are added", () => {
  expect(readPlanValue(writePlanValue("", { table: "", key: "currency" }, "KRW"), { table: "", key: "currency" })).toBe(
    "KRW",
  );
  const changed = writePlanValue(plan, { table: "signing", key: "miss_cost" }, 300000);
  expect(changed.endsWith("[signing]\nmiss_cost = 300_000\n")).toBe(true);
});

test("null takes a line away", () => {
  expect(writePlanValue(plan, { table: "videos", key: "budget" }, null)).not.toContain("budget =");
  expect(writePlanValue(plan, { table: "videos", key: "months" }, null)).toBe(plan);
});

test("texts are quoted, with their quotes escaped, and come back", () => {
  const key = { table: "promotion", key: "history" };
  const changed = writePlanValue(plan, key, 'a "b" \\c.csv');
  expect(readPlanValue(changed, key)).toBe('a "b" \\c.csv');
});

test("small and large numbers are written without exponents", () => {
  const key = { table: "videos", key: "value_a_stream" };
  expect(writePlanValue(plan, key, 1e-7)).toContain("value_a_stream = 0.0000001");
  expect(writePlanValue(plan, key, 12345.678901)).toContain("value_a_stream = 12_345.678901");
});

test("blocks are counted, added behind the others and removed", () => {
  expect(countBlocks(plan, "videos.tiers")).toBe(2);
  const more = addBlock(plan, "videos.tiers", { name: "visualiser", cost: 600 });
  expect(more).toContain('cost = 1500\n\n[[videos.tiers]]\nname = "visualiser"\ncost = 600\n\n# The split.');
  const less = removeBlock(more, "videos.tiers", 0);
  expect(countBlocks(less, "videos.tiers")).toBe(2);
  expect(readPlanValue(less, tier(0, "name"))).toBe("lyric");
  expect(less).not.toContain("# The kinds.");
});

test("a section goes with its blocks and remarks, and comes back from an example", () => {
  const without = removeSection(plan, "videos");
  expect(without).not.toContain("videos");
  expect(without).not.toContain("# Which track");
  expect(without).toContain("# The split.\n[promotion]");
  const part = sectionText(plan, "videos");
  expect(part.startsWith("# Which track")).toBe(true);
  expect(countBlocks(part, "videos.tiers")).toBe(2);
  expect(sectionText(plan, "signing")).toBe("");
});

test("the remark at the top of a file is of no section", () => {
  const text = "# About the file.\n[videos]\nbudget = 1\n";
  expect(removeSection(text, "videos")).toContain("# About the file.");
});

test("the files that a plan names are told", () => {
  expect(namedTables(`${plan}\n[releases]\ntracks = "releases.csv"\n`)).toEqual(["spend # of 2026.csv", "releases.csv"]);
  expect(namedTables(removeSection(plan, "promotion"))).toEqual([]);
});
