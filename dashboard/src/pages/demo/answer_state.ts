import { choice, text } from "../../base/query";

export const albumTypes = ["", "single", "album", "compilation"] as const;

/** What is said of the release, in the page's URL. */
export const sheetSchema = {
  artist: text,
  track: text,
  album_type: choice(albumTypes, ""),
  video: choice(["no", "yes"], "no"),
};
