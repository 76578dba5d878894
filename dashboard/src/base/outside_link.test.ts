import { expect, test } from "vitest";
import { spotifyLink, webLink } from "./outside_link";

test("an address of the data that would run a script leads nowhere", () => {
  expect(webLink("javascript:alert(1)")).toBeNull();
  expect(webLink("data:text/html,x")).toBeNull();
  expect(webLink("not an address")).toBeNull();
  expect(webLink("https://www.youtube.com/watch?v=x")).toBe("https://www.youtube.com/watch?v=x");
});

test("a Spotify URI leads to the player, anything else nowhere", () => {
  expect(spotifyLink("spotify:track:0VjIjW4GlUZAMYd2vXMi3b")).toBe("https://open.spotify.com/track/0VjIjW4GlUZAMYd2vXMi3b");
  expect(spotifyLink("spotify:track:../evil")).toBeNull();
  expect(spotifyLink(null)).toBeNull();
});
