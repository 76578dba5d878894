import { expect, test } from "vitest";
import { choice, choices, number, queryText, readState, text, texts, writeState } from "./query";

const schema = {
  q: text,
  artist: texts,
  least: number,
  order: choice(["asc", "desc"], "desc"),
  licensed: choices(["yes", "no", "unknown"]),
};

test("a state comes back from the query it was written to", () => {
  const state = { q: "사랑 & love=?", artist: ["b", "a"], least: 0, order: "asc", licensed: ["no", "yes"] } as const;
  const query = writeState(schema, new URLSearchParams(), state);
  // The choices stand in the list's order, whatever the order of clicks.
  expect(readState(schema, new URLSearchParams(query.toString()))).toEqual({ ...state, licensed: ["yes", "no"] });
});

test("a state at rest leaves no trace, and parameters of others stay", () => {
  const query = new URLSearchParams("lang=ko&q=x&least=5");
  expect(writeState(schema, query, { q: "", least: null }).toString()).toBe("lang=ko");
  expect(query.get("q")).toBe("x");
});

test("what cannot be read is at rest, not an error", () => {
  const state = readState(schema, new URLSearchParams("least=much&order=up&licensed=maybe&artist=&artist=a&artist=a"));
  expect(state).toEqual({ q: "", artist: ["a"], least: null, order: "desc", licensed: [] });
  expect(readState({ least: number }, new URLSearchParams("least=%20")).least).toBeNull();
});

test("equal parameters give equal texts, and what is not set is left out", () => {
  expect(queryText({ b: [2, 1], a: "x y", c: null, d: undefined, e: "", f: 0, g: false })).toBe("a=x+y&b=2&b=1&f=0&g=false");
  expect(queryText({ b: 1, a: 2 })).toBe(queryText({ a: 2, b: 1 }));
});
