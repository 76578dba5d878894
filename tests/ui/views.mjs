// Every page and tab of the dashboard, with what is seen there of the stage's main store.

/** Views of a server as [name, path]; tracks, artists and videos are the first of their tables. */
export async function viewsOf(server) {
  const first = async (kind) => (await server.get(`/api/v1/${kind}?limit=1`)).rows[0].id;
  const [track, artist, video] = await Promise.all(["tracks", "artists", "videos"].map(first));
  const demo = (await server.get("/api/v1/demos")).demos[0].digest;
  const tracks = (await server.get("/api/v1/tracks?limit=2")).rows.map(({ id }) => id);
  const tabs = (path, parameter, names) => names.map((name) => `${path}?${parameter}=${name}`);
  return [
    "/",
    "/tracks",
    `/tracks/${track}`,
    "/artists",
    `/artists/${artist}`,
    "/videos",
    `/videos/${video}`,
    `/compare?id=${tracks[0]}&id=${tracks[1]}`,
    "/findings",
    ...tabs("/findings", "part", ["video", "rules", "gaps", "claims", "unknown"]),
    "/models",
    ...tabs("/models", "view", ["versions", "runs"]),
    "/demos",
    `/demos/${demo}`,
    "/what-if",
    "/plans",
    ...tabs("/plans", "tab", ["promotion", "signing", "releases", "playlists", "ledger", "editor"]),
    "/quality",
    ...tabs("/quality", "tab", ["rows", "outliers", "missing", "imports"]),
    "/jobs",
    "/people",
    "/sign-in",
  ];
}
