import svelte from "eslint-plugin-svelte";
import tseslint from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "src/api/types.ts", "*.config.js"] },
  ...tseslint.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: [".svelte"] } },
    rules: {
      // Numbers in texts are meant: style:height="{height}px".
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Arrow functions of one call are how handlers are written.
      "@typescript-eslint/no-confusing-void-expression": "off",
      // Links are made by linkTo(); SvelteKit's resolve() is not here.
      "svelte/no-navigation-without-resolve": "off",
      // It counts the uses in Loaded<T> wrongly.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // Sets, maps and queries here are values made anew, not state that changes.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
  },
  {
    // Rules that need types see components as `any`; svelte-check holds components to their types.
    files: ["**/*.svelte"],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ["tools/*.mjs", "vite.config.ts"],
    languageOptions: { parserOptions: { projectService: false, project: "tools/tsconfig.json" } },
  },
);
