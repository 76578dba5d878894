import { expect, test } from "vitest";
import { nextPlace } from "./next_place";

const origin = "https://label.example";

test("one returns to the page that one was sent away from, with its state", () => {
  expect(nextPlace("/plans?tab=signing&lang=ko", origin)).toBe("/plans?tab=signing&lang=ko");
});

test("nothing leads to another site", () => {
  for (const evil of ["//evil.example/x", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "\\\\evil.example"]) {
    expect(nextPlace(evil, origin)).toBe("/");
  }
});

test("signing in does not lead back to signing in", () => {
  expect(nextPlace("/sign-in?next=%2F", origin)).toBe("/");
  expect(nextPlace(null, origin)).toBe("/");
});
