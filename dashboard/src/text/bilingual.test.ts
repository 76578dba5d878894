import { beforeEach, expect, test } from "vitest";
import { go } from "../base/place.svelte";
import { both, pick, say } from "./bilingual";

beforeEach(() => {
  go("/?lang=ko");
});

const tracks = both("{n} tracks of {artist}", "{artist}의 곡 {n}개");

test("a message is said in the language of the page, its places filled", () => {
  expect(say(tracks, { n: 3, artist: "{n} $& IU" })).toBe("{n} $& IU의 곡 3개");
  go("/?lang=en");
  expect(say(tracks, { n: 3, artist: "IU" })).toBe("3 tracks of IU");
  expect(pick({ en: "yes", ko: "네" })).toBe("yes");
});

test("a message that lacks a language or a place does not compile, nor one that is not filled", () => {
  // @ts-expect-error Korean is missing
  both("Tracks");
  // @ts-expect-error Korean lacks the place
  both("{n} tracks", "곡");
  // @ts-expect-error English lacks the place
  both("tracks", "곡 {n}개");
  // @ts-expect-error nothing is filled in
  say(tracks);
  // @ts-expect-error a place is not filled
  say(tracks, { n: 3 });
  expect(say(both("plain", "그냥"))).toBe("그냥");
});
