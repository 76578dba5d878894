import { expect, test } from "vitest";
import { routes } from "../base/routes";
import { findPage, hasPage, pageFolders } from "./pages";

test("every page has a route of its name", () => {
  for (const folder of pageFolders) expect(Object.keys(routes)).toContain(folder);
  expect(hasPage("overview")).toBe(true);
  expect(findPage("overview")).not.toBeInstanceOf(Promise);
});
