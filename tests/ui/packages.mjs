// What the browser tests need beside the program: the dashboard's packages and Debian's Chromium.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const chromium = "/usr/bin/chromium";
const require = createRequire(path.join(root, "dashboard/package.json"));

/** Why the tests cannot run here; null: they can. */
export function whatIsMissing() {
  if (!fs.existsSync(chromium)) return `${chromium} (apt install chromium)`;
  for (const name of ["puppeteer-core", "axe-core", "typescript"]) {
    if (!fs.existsSync(path.join(root, "dashboard/node_modules", name))) return `dashboard/node_modules/${name} (npm ci)`;
  }
  return null;
}

export const takePuppeteer = () => require("puppeteer-core");
export const takeTypescript = () => require("typescript");
export const axeSource = () => fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
