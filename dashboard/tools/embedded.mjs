import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @import { PackedAsset } from "./packed_assets.mjs" */

/** Writes what the program is linked with: one file of bytes an asset and form, assets.s that takes
 * them in by .incbin, and assets_index.cc that says what is where (src/server/assets.h).
 * @param {readonly PackedAsset[]} assets @param {string} folder */
export function writeEmbedded(assets, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  /** @type {string[]} */
  const symbols = [];
  /** A view of the bytes, by a new symbol. @param {Buffer | null} bytes */
  const view = (bytes) => {
    if (bytes === null) return "{}";
    const symbol = `crossfade_asset_${symbols.length}`;
    writeFileSync(join(folder, `${symbol}.bin`), bytes);
    symbols.push(symbol);
    return `{${symbol}, ${bytes.length}}`;
  };
  const lines = assets.map(({ path, type, bytes, brotli, gzip, immutable, etag }) => {
    const texts = `${JSON.stringify(path)}, ${JSON.stringify(type)}`;
    return `    {${texts}, ${view(bytes)}, ${view(brotli)}, ${view(gzip)}, ${String(immutable)}, ${JSON.stringify(etag)}},`;
  });
  writeFileSync(join(folder, "assets.s"), assembler(symbols));
  writeFileSync(join(folder, "assets_index.cc"), index(symbols, lines));
}

/** @param {readonly string[]} symbols */
function assembler(symbols) {
  const blocks = symbols.map(
    (symbol) => `  .globl ${symbol}\n  .balign 16\n${symbol}:\n  .incbin "${symbol}.bin"\n`,
  );
  // The last line keeps the linker from making the program's stack executable.
  return `  .section .rodata\n${blocks.join("")}  .section .note.GNU-stack,"",%progbits\n`;
}

/** @param {readonly string[]} symbols @param {readonly string[]} lines */
function index(symbols, lines) {
  return `// Made by dashboard/tools/build.mjs.
#include "server/assets.h"

extern "C" {
${symbols.map((symbol) => `extern const char ${symbol}[];`).join("\n")}
}

namespace crossfade::server {
namespace {

constexpr Asset kAssets[] = {
${lines.join("\n")}
};

}  // namespace

std::span<const Asset> embedded_assets() { return kAssets; }

}  // namespace crossfade::server
`;
}
