import { expect, test } from "vitest";
import { tabsFor } from "./people_state";

test("each role sees what it may", () => {
  const person = (role: "viewer" | "analyst" | "admin", kind: "person" | "local" = "person") => ({ kind, name: "a", role });
  expect(tabsFor(person("viewer"))).toEqual(["account"]);
  expect(tabsFor(person("analyst"))).toEqual(["account", "shares"]);
  expect(tabsFor(person("admin"))).toEqual(["account", "people", "tokens", "shares", "audit", "usage"]);
  expect(tabsFor(person("admin", "local"))).not.toContain("people");
});
