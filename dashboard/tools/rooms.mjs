/** The folders of src and which others each may import from, lowest first: the only declaration of the
 * dashboard's arrows. `app` is what stands beside the folders. sources.test.mjs holds every import to it.
 * @type {Readonly<Record<string, readonly string[]>>} */
export const arrows = {
  base: [],
  api: ["base"],
  text: ["base", "api"],
  widgets: ["base", "text", "api"],
  charts: ["base", "text", "api", "widgets"],
  pages: ["base", "text", "api", "widgets", "charts"],
  app: ["base", "text", "api", "widgets", "charts", "pages"],
};

/** Packages that one folder alone may import; their types are everyone's, for they are not in the build.
 * @type {Readonly<Record<string, string>>} */
export const sealed = { echarts: "charts" };

/** @param {string} file a path inside src @returns {string} */
function roomOf(file) {
  return file.includes("/") ? (file.split("/")[0] ?? "app") : "app";
}

/** What a source's imports do that they may not. @param {string} file its path inside src
 * @param {string} source @returns {string[]} */
export function importOffences(file, source) {
  const room = roomOf(file);
  const allowed = [room, ...(arrows[room] ?? [])];
  const offences = [];
  for (const [, type, named] of source.matchAll(/\b(?:import|export)(\s+type\b)?[^"';]*?["']([^"']+)["']/g)) {
    const target = named ?? "";
    if (!target.startsWith(".")) {
      const owner = sealed[target.split("/")[0] ?? ""];
      if (owner !== undefined && owner !== room && type === undefined) offences.push(`${file}: ${target} is for ${owner} alone`);
      continue;
    }
    const path = new URL(target, `file:///${file}`).pathname.slice(1);
    const other = roomOf(path);
    if (!allowed.includes(other)) offences.push(`${file}: ${room} may not import from ${other}`);
    const page = file.split("/")[1];
    // A page is a folder: what two pages share belongs below them.
    if (room === "pages" && other === "pages" && file.split("/").length > 2 && path.split("/")[1] !== page) {
      offences.push(`${file}: a page may not import from another page`);
    }
  }
  return offences;
}
