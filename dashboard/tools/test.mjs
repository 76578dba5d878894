#!/usr/bin/env node
// Every check of the dashboard, by the packages of node_modules: types of tools and sources, lint, unit
// tests. What stands after the name goes to vitest: node tools/test.mjs src/base
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const steps = [
  ["typescript/bin/tsc", "-p", "tools/tsconfig.json"],
  ["svelte-check/bin/svelte-check", "--threshold", "warning", "--fail-on-warnings"],
  ["eslint/bin/eslint.js", "."],
  ["vitest/vitest.mjs", "run", ...process.argv.slice(2)],
];
for (const [script = "", ...args] of steps) {
  const done = spawnSync(process.execPath, [`node_modules/${script}`, ...args], { cwd: root, stdio: "inherit" });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
