import { flushSync, mount, unmount, type Component } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { go } from "../base/place.svelte";
import ChoiceMenu from "./ChoiceMenu.svelte";
import KpiCard from "./KpiCard.svelte";
import NumberField from "./NumberField.svelte";
import SearchBox from "./SearchBox.svelte";
import Tabs from "./Tabs.svelte";
import type { TableColumn, TableOrder } from "./table_column";
import VirtualTable from "./VirtualTable.svelte";

let stop: () => void = () => undefined;

// Generic components have no one type that mount() takes.
function show(component: unknown, props: Record<string, unknown>): HTMLElement {
  document.body.replaceChildren();
  const made = mount(component as Component<Record<string, unknown>>, { target: document.body, props });
  stop = () => void unmount(made);
  flushSync();
  return document.body;
}

beforeEach(() => {
  go("/?lang=en");
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const estimate = (value: number | null, low: number | null = null, high: number | null = null) => ({ value, low, high, n: 1234 });

test("a KPI card tells value, interval, n and change since the snapshot before", () => {
  const props = { label: "Mean", note: "n", unit: "compact" as const, estimate: estimate(2_000_000, 1_500_000, 2_500_000), before: estimate(1_600_000), beforeDay: "2023-01-07" };
  const words = show(KpiCard, props).textContent.replaceAll(/\s+/g, " ");
  expect(words).toContain("2M");
  expect(words).toContain("95 % interval 1.5M to 2.5M");
  expect(words).toContain("n = 1,234");
  expect(words).toContain("+25.0% since 7 Jan 2023");
  expect(document.querySelector("[title='2,000,000']")).not.toBeNull();
});

test("a share's change is in points, and an unknown change is not told", () => {
  const share = { label: "Rate", note: "n", unit: "share" as const, estimate: estimate(0.0123), before: estimate(0.0145) };
  expect(show(KpiCard, share).textContent).toContain("-0.22 pp");
  stop();
  const unknown = show(KpiCard, { ...share, before: estimate(null) }).textContent;
  expect(unknown).not.toContain("since");
  expect(unknown).toContain("no interval");
});

interface Row {
  place: number;
}
const columns: TableColumn<Row>[] = [
  { key: "name", label: "Name", say: (row) => `row ${row.place}` },
  { key: "n", label: "Number", say: (row) => String(row.place * 2), numeric: true, sortable: true },
];

test("a table of 20,000 rows keeps few in the page, and tells its whole length to screen readers", () => {
  const need = vi.fn();
  const page = show(VirtualTable, {
    label: "Tracks", columns, total: 20_000, onneed: need,
    row: (place: number) => (place < 5 ? { place } : undefined),
  });
  const rows = page.querySelectorAll("tbody tr.row");
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.length).toBeLessThanOrEqual(90);
  expect(page.querySelector("table")?.getAttribute("aria-rowcount")).toBe("20001");
  expect(rows[0]?.getAttribute("aria-rowindex")).toBe("2");
  expect(rows[3]?.textContent).toContain("row 3");
  expect(rows[5]?.querySelector(".coming")).not.toBeNull();
  expect(need).toHaveBeenCalledWith(0, rows.length);
});

test("a press on a column's head sorts by it, the largest first, and turns it round", () => {
  const orders: TableOrder[] = [];
  const props = { label: "Tracks", columns, total: 1, row: (place: number) => ({ place }), onorder: (order: TableOrder) => orders.push(order) };
  show(VirtualTable, props).querySelector<HTMLButtonElement>("thead button")?.click();
  stop();
  const sorted = { ...props, order: { key: "n", order: "desc" as const } };
  const page = show(VirtualTable, sorted);
  expect(page.querySelectorAll("th")[1]?.getAttribute("aria-sort")).toBe("descending");
  page.querySelector<HTMLButtonElement>("thead button")?.click();
  expect(orders).toEqual([{ key: "n", order: "desc" }, { key: "n", order: "asc" }]);
});

function press(target: Element | null, key: string, init: KeyboardEventInit = {}): void {
  target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
  flushSync();
}

async function typeInto(input: HTMLInputElement, text: string): Promise<void> {
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await vi.advanceTimersByTimeAsync(200);
  flushSync();
}

test("the search box suggests, is worked by keys alone, and leaves keys to the Korean input method", async () => {
  vi.useFakeTimers();
  const picked = vi.fn();
  const submitted = vi.fn();
  const found = [{ id: "1", name: "아이유" }, { id: "2", name: "아이브" }];
  const page = show(SearchBox, { label: "Artist", find: () => Promise.resolve(found), onpick: picked, onsubmit: submitted });
  const input = page.querySelector("input") as HTMLInputElement;
  await typeInto(input, "아이");
  expect([...page.querySelectorAll("[role=option]")].map((option) => option.textContent.trim())).toEqual(["아이유", "아이브"]);
  expect(input.getAttribute("aria-expanded")).toBe("true");
  press(input, "ArrowDown", { isComposing: true });
  expect(input.hasAttribute("aria-activedescendant")).toBe(false);
  press(input, "ArrowDown");
  press(input, "ArrowDown");
  expect(page.querySelector("[aria-selected=true]")?.textContent.trim()).toBe("아이브");
  press(input, "Enter");
  expect(picked).toHaveBeenCalledWith(found[1]);
  expect(input.value).toBe("");
  await typeInto(input, "다른");
  press(input, "Escape");
  expect(input.getAttribute("aria-expanded")).toBe("false");
  press(input, "Enter");
  expect(submitted).toHaveBeenCalledWith("다른");
});

test("suggestions for a text that was typed over never show", async () => {
  vi.useFakeTimers();
  const lands: ((list: { id: string; name: string }[]) => void)[] = [];
  const find = () => new Promise<{ id: string; name: string }[]>((resolve) => lands.push(resolve));
  const page = show(SearchBox, { label: "Artist", find, onpick: () => undefined });
  const input = page.querySelector("input") as HTMLInputElement;
  await typeInto(input, "a");
  await typeInto(input, "ab");
  lands[1]?.([{ id: "2", name: "new" }]);
  lands[0]?.([{ id: "1", name: "old" }]);
  await vi.advanceTimersByTimeAsync(1);
  flushSync();
  expect(page.querySelector("[role=listbox]")?.textContent.trim()).toBe("new");
});

test("a list to tick stays open while it is ticked, though focus leaves for the page, and closes on Escape and Tab", () => {
  vi.useFakeTimers();
  const chosen = vi.fn();
  const choices = [{ value: "a", label: "A" }, { value: "b", label: "B" }];
  const page = show(ChoiceMenu, { label: "Type", choices, chosen: ["a"], onchoose: chosen });
  const button = page.querySelector("button") as HTMLButtonElement;
  const boxes = page.querySelectorAll<HTMLInputElement>("input");
  const isOpen = () => page.querySelector<HTMLElement>(".menu")?.hidden === false;
  button.click();
  flushSync();
  boxes[1]?.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  button.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: document.body }));
  boxes[1]?.click();
  flushSync();
  expect(isOpen()).toBe(true);
  expect(chosen).toHaveBeenCalledWith(["a", "b"]);
  boxes[0]?.focus();
  press(boxes[0] ?? null, "Escape");
  expect([isOpen(), document.activeElement === button]).toEqual([false, true]);
  button.click();
  flushSync();
  button.blur();
  press(button, "Tab");
  vi.runAllTimers();
  flushSync();
  expect(isOpen()).toBe(false);
});

test("a number field reads any way of writing a count, and refuses what is none", () => {
  const changed = vi.fn();
  const page = show(NumberField, { label: "Least", value: null, whole: true, onchange: changed });
  const input = page.querySelector("input") as HTMLInputElement;
  const write = (text: string): void => {
    input.value = text;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
  };
  for (const text of ["1,000,000", "1e6", " 1 000 000 "]) write(text);
  write("");
  write("many");
  write("-1");
  write("0.5");
  expect(changed.mock.calls).toEqual([[1e6], [1e6], [1e6], [null]]);
  expect([input.getAttribute("aria-invalid"), input.getAttribute("inputmode")]).toEqual(["true", "numeric"]);
  expect(page.querySelector(`#${input.getAttribute("aria-describedby")}`)?.textContent).toBe("Write a whole number, such as 1,000.");
});

test("a number field shows every digit, and keeps to its range", () => {
  const changed = vi.fn();
  const input = show(NumberField, { label: "Share", value: 0.003, range: [0, 1], onchange: changed }).querySelector("input") as HTMLInputElement;
  expect([input.value, input.getAttribute("inputmode")]).toEqual(["0.003", "decimal"]);
  for (const text of ["0.75", "0,75", "75", "1"]) {
    input.value = text;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  flushSync();
  expect(changed.mock.calls).toEqual([[0.75], [1]]);
  expect(input.getAttribute("aria-invalid")).toBe("false");
});

test("tabs are moved between by arrow keys, round the ends", () => {
  const chosen = vi.fn();
  const page = show(Tabs, {
    label: "Parts", tabs: [{ id: "a", label: "A" }, { id: "b", label: "B" }], chosen: "b", onchoose: chosen, children: () => undefined,
  });
  const tabs = page.querySelectorAll("[role=tab]");
  expect([...tabs].map((tab) => tab.getAttribute("tabindex"))).toEqual(["-1", "0"]);
  press(tabs[1] ?? null, "ArrowRight");
  press(tabs[1] ?? null, "Home");
  expect(chosen.mock.calls).toEqual([["a"], ["a"]]);
});
