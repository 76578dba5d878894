/** Every page and its path; ":id" stands for one part of it. The page itself is
 * `pages/<name>/Page.svelte`. A page's whole state is in its path and query. */
export const routes = {
  overview: "/",
  tracks: "/tracks",
  track: "/tracks/:id",
  artists: "/artists",
  artist: "/artists/:id",
  videos: "/videos",
  video: "/videos/:id",
  compare: "/compare",
  findings: "/findings",
  models: "/models",
  demos: "/demos",
  demo: "/demos/:id",
  what_if: "/what-if",
  plans: "/plans",
  quality: "/quality",
  jobs: "/jobs",
  people: "/people",
  sign_in: "/sign-in",
} as const;

export type RouteName = keyof typeof routes;

/** The names of a path's parts: PartsOf<"/tracks/:id"> is "id". */
type PartsOf<Path extends string> = Path extends `${string}:${infer Part}/${infer Rest}`
  ? Part | PartsOf<Rest>
  : Path extends `${string}:${infer Part}`
    ? Part
    : never;
export type RouteParts<R extends RouteName> = Record<PartsOf<(typeof routes)[R]>, string>;

/** The path of a page, its parts percent-encoded: pathOf("track", { id }), pathOf("tracks", {}). */
export function pathOf<R extends RouteName>(name: R, parts: RouteParts<R>): string {
  const values: Readonly<Record<string, string>> = parts;
  return routes[name].replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(values[part] ?? ""));
}

export interface Match {
  readonly name: RouteName;
  readonly parts: Readonly<Record<string, string>>;
}

/** The page that a path leads to; null where there is none. */
export function matchPath(path: string): Match | null {
  const asked = splitPath(path);
  for (const name of Object.keys(routes) as RouteName[]) {
    const pattern = splitPath(routes[name]);
    if (pattern.length !== asked.length) continue;
    const parts: Record<string, string> = {};
    const fits = pattern.every((part, i) => {
      const given = decodePart(asked[i] ?? "");
      if (!part.startsWith(":")) return part === given;
      if (given === null) return false;
      parts[part.slice(1)] = given;
      return true;
    });
    if (fits) return { name, parts };
  }
  return null;
}

function splitPath(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function decodePart(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
