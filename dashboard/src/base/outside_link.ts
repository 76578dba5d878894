/** The address of a recording in Spotify's player, of "spotify:track:ID"; null for anything else. */
export function spotifyLink(uri: string | null): string | null {
  const id = /^spotify:track:([A-Za-z0-9]+)$/.exec(uri ?? "")?.[1];
  return id === undefined ? null : `https://open.spotify.com/track/${id}`;
}

/** An address of the data, if it is one of the web: it may be anything that somebody wrote. */
export function webLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : null;
}
