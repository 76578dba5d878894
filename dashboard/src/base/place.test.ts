import { flushSync } from "svelte";
import { beforeEach, expect, test } from "vitest";
import { chooseLanguage, language } from "./language.svelte";
import { changePlace, followLink, go, linkTo, place, placeState, placeWith } from "./place.svelte";
import { number, texts } from "./query";

const schema = { artist: texts, least: number };

beforeEach(() => {
  go("/?lang=en");
});

function click(link: HTMLAnchorElement, init: MouseEventInit = {}): boolean {
  document.body.append(link);
  const event = new MouseEvent("click", { bubbles: true, cancelable: true, button: 0, ...init });
  link.addEventListener("click", followLink as (event: Event) => void, { once: true });
  link.dispatchEvent(event);
  return event.defaultPrevented;
}

function anchor(href: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = href;
  return link;
}

test("the state of a page is in its address, and comes back from it", () => {
  changePlace(schema, { artist: ["a", "b"], least: 5 });
  expect(window.location.search).toBe("?lang=en&artist=a&artist=b&least=5");
  expect(placeState(schema)).toEqual({ artist: ["a", "b"], least: 5 });
  expect(placeWith(schema, { artist: [] })).toBe("/?lang=en&least=5");
});

test("a step of the reader's is an entry of the history, what follows the hand is not", () => {
  const before = window.history.length;
  changePlace(schema, { least: 1 });
  changePlace(schema, { least: 2 }, { replace: true });
  expect(window.history.length).toBe(before + 1);
  changePlace(schema, { least: 2 });
  expect(window.history.length).toBe(before + 1);
});

test("changing the language keeps the page and its state", () => {
  go("/tracks/1f?lang=en&artist=a&least=5");
  chooseLanguage("ko");
  expect(language()).toBe("ko");
  expect(place().match).toEqual({ name: "track", parts: { id: "1f" } });
  expect(placeState(schema)).toEqual({ artist: ["a"], least: 5 });
});

test("links keep the language, and of the state what they are asked to", () => {
  go("/?lang=ko&artist=a&least=5&order=asc");
  expect(linkTo("track", { id: "9" })).toBe("/tracks/9?lang=ko");
  expect(linkTo("tracks", {}, { keep: schema })).toBe("/tracks?lang=ko&artist=a&least=5");
  expect(linkTo("tracks", {}, { keep: schema, query: new URLSearchParams("artist=b") })).toBe("/tracks?lang=ko&least=5&artist=b");
});

test("a plain click on a link of ours changes the page without a load; all other clicks are the browser's", () => {
  expect(click(anchor("/tracks?lang=en"))).toBe(true);
  flushSync();
  expect(place().match?.name).toBe("tracks");
  expect(click(anchor("/"), { ctrlKey: true })).toBe(false);
  expect(click(anchor("/"), { button: 1 })).toBe(false);
  expect(click(anchor("https://other.example/tracks"))).toBe(false);
  expect(click(anchor("/api/v1/tracks.csv"))).toBe(false);
  go("/tracks");
  expect(click(anchor("/tracks#content"))).toBe(false);
  const saved = anchor("/tracks");
  saved.download = "x";
  expect(click(saved)).toBe(false);
  const tab = anchor("/tracks");
  tab.target = "_blank";
  expect(click(tab)).toBe(false);
});
