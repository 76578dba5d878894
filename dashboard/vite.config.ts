import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// The server that `npm run dev` asks for the API: crossfade serve.
const server = process.env["CROSSFADE_SERVER"] ?? "http://127.0.0.1:8484";

// Vite drops the attribute: without it an empty page is painted, in the system's theme, before ours.
const paintOnce: Plugin = {
  name: "paint-once",
  transformIndexHtml: {
    order: "post",
    handler: (html) => html.replaceAll('<script type="module"', '<script type="module" blocking="render"'),
  },
};

export default defineConfig({
  plugins: [svelte(), paintOnce],
  build: {
    // Browsers that know light-dark(), AbortSignal.any() and blocking="render".
    target: ["chrome125", "edge125", "firefox128", "safari18"],
    // What the server's policy forbids, or would make the bytes differ, is left out.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // One style sheet: a page fetched later is never seen unstyled.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 700,
    license: { fileName: "licences.md" },
    // What the first page needs is one file, not one for each part that it shares with later pages.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "first", test: /\/src\/(main\.ts|pages\/overview\/)/ }] } },
    },
  },
  test: {
    environment: "happy-dom",
    environmentOptions: { happyDOM: { settings: { navigation: { disableMainFrameNavigation: true } } } },
    include: ["src/**/*.test.ts", "tools/*.test.mjs"],
  },
  // Components are tested as the browser gets them, not as a server would render them.
  ...(process.env["VITEST"] === undefined ? {} : { resolve: { conditions: ["browser"] } }),
  // The examples are read by a test of the plan editor.
  server: { proxy: { "/api": server }, fs: { allow: [".", "../examples"] } },
});
