import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** @typedef {{ path: string, type: string, immutable: boolean, etag: string, bytes: Buffer,
 *   brotli: Buffer | null, gzip: Buffer | null }} PackedAsset */

/** @type {Readonly<Record<string, string>>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".md": "text/markdown; charset=utf-8",
};

/** The files of a built dashboard as the server sends them, by path: each once as it is and, where
 * that is smaller, by brotli and gzip at their best. @param {string} folder @returns {PackedAsset[]} */
export function packAssets(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return files
    .map((file) => packAsset(`/${relative(folder, file).split(sep).join("/")}`, readFileSync(file)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** @param {string} path @param {Buffer} bytes @returns {PackedAsset} */
function packAsset(path, bytes) {
  const type = types[extname(path)];
  if (type === undefined) throw new Error(`${path}: of what content type? Add it to packed_assets.mjs`);
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_QUALITY]: 11 },
  });
  const gzip = gzipSync(bytes, { level: 9 });
  return {
    path,
    type,
    // Vite puts what it names by its content there.
    immutable: path.startsWith("/assets/"),
    etag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 20)}"`,
    bytes,
    brotli: brotli.length < bytes.length ? brotli : null,
    gzip: gzip.length < bytes.length ? gzip : null,
  };
}
