import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** Whether Vite runs on this Node: 20.19, 22.12 or newer. @param {string} version */
export function isFit(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
}

/** npm's script beside this Node (a tarball's or wheel's), as Debian packs it, or on the PATH; null
 * where there is none. */
export function npmScript() {
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "npm"))
    .filter((path) => existsSync(path))
    .map((path) => realpathSync(path));
  const candidates = [
    join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js"),
    ...onPath,
    "/usr/share/nodejs/npm/bin/npm-cli.js",
  ];
  return candidates.find((path) => path.endsWith("npm-cli.js") && existsSync(path)) ?? null;
}
