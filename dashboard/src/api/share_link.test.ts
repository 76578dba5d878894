import { expect, test } from "vitest";
import { shareLink, shareSecret } from "./share_link";

test("a share link carries its secret in the hash, which no server's log sees", () => {
  const link = shareLink("https://label.example", "s3cret-_x");
  expect(link).toBe("https://label.example/#share=s3cret-_x");
  expect(shareSecret(new URL(link).hash)).toBe("s3cret-_x");
});

test("any other hash is no share link", () => {
  expect(shareSecret("")).toBeNull();
  expect(shareSecret("#content")).toBeNull();
  expect(shareSecret("#share=")).toBeNull();
});
