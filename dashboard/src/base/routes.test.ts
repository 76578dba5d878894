import { expect, test } from "vitest";
import { matchPath, pathOf, routes, type RouteName } from "./routes";

test("every route's path leads back to it", () => {
  for (const name of Object.keys(routes) as RouteName[]) {
    const path = pathOf(name, { id: "a/b ü%" });
    expect(matchPath(path), path).toEqual({ name, parts: path.includes("%2F") ? { id: "a/b ü%" } : {} });
  }
});

test("other paths lead nowhere, broken escapes included", () => {
  expect(matchPath("/nothing")).toBeNull();
  expect(matchPath("/tracks/1/2")).toBeNull();
  expect(matchPath("/tracks/%E0%A4%A")).toBeNull();
  expect(matchPath("/Tracks")).toBeNull();
});

test("a path without its parts does not compile", () => {
  // @ts-expect-error the id is missing
  expect(pathOf("track", {})).toBe("/tracks/");
  // @ts-expect-error there is no such page
  expect(() => pathOf("nothing", {})).toThrow();
});
