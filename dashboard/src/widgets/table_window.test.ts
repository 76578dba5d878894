import { expect, test } from "vitest";
import { scrollOfRow, tableWindow } from "./table_window";

const rowHeight = 36;

test("at most 90 rows are in the page, and those in view are among them", () => {
  for (const rows of [0, 1, 50, 20_000, 1_000_000]) {
    for (const view of [100, 650, 4_000]) {
      const { height } = tableWindow(rows, rowHeight, 0, view);
      for (let step = 0; step <= 20; step++) {
        const top = (Math.max(height - view, 0) * step) / 20;
        const { first, end, offset } = tableWindow(rows, rowHeight, top, view);
        expect(end - first).toBeLessThanOrEqual(90);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(rows);
        // The drawn rows cover the view, as far as there are rows (and 90 of them reach).
        expect(offset).toBeLessThanOrEqual(top + 0.5);
        const bottom = Math.min(top + Math.min(view, 74 * rowHeight), height);
        expect(offset + (end - first) * rowHeight).toBeGreaterThanOrEqual(bottom - 0.5);
      }
    }
  }
});

test("a table too long for a browser can still be scrolled to its first and last row", () => {
  const rows = 1_000_000;
  const { height } = tableWindow(rows, rowHeight, 0, 650);
  expect(height).toBeLessThan(16_000_000);
  expect(tableWindow(rows, rowHeight, 0, 650).first).toBe(0);
  const last = tableWindow(rows, rowHeight, height - 650, 650);
  expect(last.end).toBe(rows);
  expect(last.offset + (last.end - last.first) * rowHeight).toBeCloseTo(height, 3);
});

test("scrolling to a row brings it to the top", () => {
  for (const [rows, row] of [[20_000, 12_345], [1_000_000, 777_777]] as const) {
    const top = scrollOfRow(rows, rowHeight, row, 650);
    const { first, end, offset } = tableWindow(rows, rowHeight, top, 650);
    expect(row).toBeGreaterThanOrEqual(first);
    expect(row).toBeLessThan(end);
    expect(offset + (row - first) * rowHeight).toBeCloseTo(top, 0);
  }
});
