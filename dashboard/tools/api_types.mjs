#!/usr/bin/env node
// Writes src/api/types.ts from the document of the API, ../src/server/openapi.json.
//   node tools/api_types.mjs            writes the file
//   node tools/api_types.mjs --print    prints it: the test of its age compares
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../src/server/openapi.json", import.meta.url);
const target = new URL("../src/api/types.ts", import.meta.url);
const head = "// Made by `npm run types` from src/server/openapi.json: change that, not this.\n\n";

const nodes = await openapiTS(await readFile(source, "utf8"), { immutable: true, alphabetize: false });
const text = head + astToString(nodes);
if (process.argv.includes("--print")) process.stdout.write(text);
else await writeFile(target, text);
