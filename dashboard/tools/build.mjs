#!/usr/bin/env node
// Builds the dashboard for the program to embed.
//   node tools/build.mjs --check        exits 0 where this Node can build it, else says why not
//   node tools/build.mjs WORK OUT       builds into WORK, which presets share, and writes assets.s and
//                                       assets_index.cc with their bytes into OUT
// What has not changed since the last time is not built again. Two at once into one WORK must be kept
// apart by the caller (cmake/dashboard.cmake: flock).
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { writeEmbedded } from "./embedded.mjs";
import { isFit, npmScript } from "./npm_path.mjs";
import { packAssets } from "./packed_assets.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(`dashboard: ${sentence}`);
  process.exit(1);
}

/** @param {string} what @param {string[]} args */
function run(what, args) {
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (done.status === 0) return;
  console.error(done.stdout, done.stderr);
  fail(`${what} failed. Configure with -DCROSSFADE_DASHBOARD=OFF to build the program without it.`);
}

/** One digest of the files given, and of what else decides the bytes. @param {readonly string[]} files */
function fingerprint(files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** All that dist is made of; tests are not. */
function sources() {
  const inside = ["src", "tools"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
  );
  const top = ["index.html", "package.json", "package-lock.json", "svelte.config.js", "tsconfig.json", "vite.config.ts"];
  return [...inside, ...top].sort();
}

/** Installs the packages of the lock file, unless they are there. */
function installPackages() {
  const wanted = fingerprint(["package-lock.json"]);
  const stamp = join(root, "node_modules/.crossfade");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const npm = npmScript();
  if (npm === null) return fail("there is no npm beside this Node, nor on the PATH.");
  run("npm ci", [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, wanted);
}

/** @param {string} work @param {string} out */
function build(work, out) {
  const wanted = fingerprint(sources());
  const dist = join(work, "dist");
  const stamp = join(work, "built");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    rmSync(stamp, { force: true });
    mkdirSync(work, { recursive: true });
    installPackages();
    run("vite build", ["node_modules/vite/bin/vite.js", "build", "--outDir", dist, "--emptyOutDir"]);
    if (!readFileSync(join(dist, "index.html"), "utf8").includes("<!--first-->")) {
      fail("index.html has lost <!--first-->, where the server puts the first figures.");
    }
    writeFileSync(stamp, wanted);
  }
  writeEmbedded(packAssets(dist), out);
}

if (!isFit(process.versions.node)) fail(`Node ${process.versions.node} is too old: 20.19, 22.12 or newer is needed.`);
if (npmScript() === null) fail("there is no npm beside this Node, nor on the PATH.");
const [work, out] = process.argv.slice(2);
if (work === "--install") installPackages();
else if (work !== "--check") {
  if (work === undefined || out === undefined) fail("usage: build.mjs --check | --install | WORK OUT");
  else build(resolve(work), resolve(out));
}
