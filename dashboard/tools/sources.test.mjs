// @vitest-environment node
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { arrows, importOffences } from "./rooms.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const src = join(root, "src");
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).slice(src.length + 1));

test("every folder of src is declared, and its imports go down only", () => {
  for (const file of files.filter((file) => file.includes("/"))) {
    expect(Object.keys(arrows)).toContain(file.split("/")[0]);
  }
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((file) => importOffences(file, readFileSync(join(src, file), "utf8")))).toEqual([]);
});

test("an import that climbs, crosses between pages or breaks a seal is found", () => {
  expect(importOffences("base/x.ts", 'import { a } from "../api/client";')).toEqual(["base/x.ts: base may not import from api"]);
  expect(importOffences("widgets/X.svelte", 'await import("../charts/EChart.svelte")')).toHaveLength(1);
  expect(importOffences("pages/a/Page.svelte", 'import X from "../b/X.svelte";')).toEqual([
    "pages/a/Page.svelte: a page may not import from another page",
  ]);
  expect(importOffences("pages/a/Page.svelte", 'import { init } from "echarts/core";')).toHaveLength(1);
  expect(importOffences("pages/a/Page.svelte", 'import type { ECharts } from "echarts/core";')).toEqual([]);
  expect(importOffences("base/x.ts", 'export { a } from "../api/client";')).toHaveLength(1);
  expect(importOffences("base/x.ts", 'import {\n  a,\n  type B,\n} from "../api/client";')).toHaveLength(1);
  expect(importOffences("pages/a/Page.svelte", 'import X from "./X.svelte";\nimport { b } from "../../base/b";')).toEqual([]);
  expect(importOffences("App.svelte", 'import { findPage } from "./pages/pages";')).toEqual([]);
});

test("no component has a style attribute or raw HTML, which the server's policy or safety forbids", () => {
  const markup = files.filter((file) => file.endsWith(".svelte"));
  for (const file of markup) {
    const source = readFileSync(join(src, file), "utf8").replace(/<style>[\s\S]*<\/style>/, "");
    expect(source, file).not.toMatch(/\sstyle=|\{@html|innerHTML/);
  }
});

test("the API's types are those of src/server/openapi.json: else run `npm run types`", () => {
  const made = execFileSync(process.execPath, [join(root, "tools/api_types.mjs"), "--print"], { encoding: "utf8" });
  expect(made === readFileSync(join(src, "api/types.ts"), "utf8")).toBe(true);
}, 60_000);

test("inks and marks meet WCAG AA on every surface in both themes", () => {
  const css = readFileSync(join(src, "base/tokens.css"), "utf8");
  const tokens = new Map([...css.matchAll(/(--[\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, ...pair]) => [name ?? "", pair]));
  expect(tokens.size).toBeGreaterThan(20);
  /** Contrast of two colours after WCAG 2. @param {string} a @param {string} b */
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  };
  /** @param {string} token @param {number} theme */
  const colour = (token, theme) => tokens.get(`--${token}`)?.[theme] ?? "";
  for (const theme of [0, 1]) {
    for (const surface of ["page", "surface", "surface-low"]) {
      for (const ink of ["ink", "ink-2", "ink-3", "accent"]) {
        expect(contrast(colour(ink, theme), colour(surface, theme)), `${ink} on ${surface}, ${theme}`).toBeGreaterThanOrEqual(4.5);
      }
      // Borders of controls and data are no text: 3 : 1.
      for (const mark of ["line-strong", "data-1", "data-2", "data-3", "data-4", "data-5"]) {
        expect(contrast(colour(mark, theme), colour(surface, theme)), `${mark} on ${surface}, ${theme}`).toBeGreaterThanOrEqual(3);
      }
    }
    for (const tone of ["good", "bad", "warn", "accent"]) {
      expect(contrast(colour(tone, theme), colour(`${tone}-soft`, theme)), `${tone}, ${theme}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const tone of ["good", "bad"]) {
      expect(contrast(colour(tone, theme), colour("surface", theme)), `${tone}, ${theme}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(colour("ink-2", theme), colour("neutral-soft", theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("ink", theme), colour("bad-soft", theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("accent-ink", theme), colour("accent", theme))).toBeGreaterThanOrEqual(4.5);
  }
});

/** Relative luminance of "#rrggbb" after WCAG 2. @param {string} hex */
function luminance(hex) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
