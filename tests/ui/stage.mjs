// The stores that the tests look at, and the servers of them.
import fs from "node:fs";
import path from "node:path";
import { Program } from "./program.mjs";
import { root } from "./packages.mjs";

/** Names that would run a script, or a formula, wherever they are not escaped. */
export const hostile = {
  artist: "<img src=x onerror=window.hacked=1>",
  track: "</script><script>window.hacked=1</script>",
  title: "=HYPERLINK(\"javascript:window.hacked=1\") <svg onload=window.hacked=1>",
  channel: "<b>bold</b> & \"quoted\" \u2028 line",
};
/** A Korean name of one syllable, found by search all the same. */
export const korean = { artist: "비", track: "태양을 피하는 방법" };

const days = { before: "2026-05-01", now: "2026-08-01" };

function quoted(cell) {
  return `"${String(cell).replaceAll('"', '""')}"`;
}

/** A line of a catalogue: an artist's track with many streams. */
function line(header, { artist, track, title, channel }, streams) {
  const cells = {
    Artist: artist, Track: track, Album: track, Album_type: "album", Danceability: 0.7, Energy: 0.8, Key: 2,
    Loudness: -5, Speechiness: 0.05, Acousticness: 0.1, Instrumentalness: 0, Liveness: 0.1, Valence: 0.6, Tempo: 118,
    Duration_ms: 201000, Title: title, Channel: channel, Views: Math.round(streams / 3), Likes: Math.round(streams / 150),
    Comments: Math.round(streams / 4000), Licensed: "True", official_video: "True", Stream: streams,
  };
  return header.map((name) => quoted(cells[name] ?? "")).join(",");
}

/** Writes the catalogues: one of May, one of August with what was released since. */
function writeCatalogues(program) {
  program.run(["generate", "--tracks", "400", "--seed", "5", "--out", "before.csv"]);
  const text = fs.readFileSync(program.at("before.csv"), "utf8").trimEnd();
  const header = text.slice(0, text.indexOf("\n")).trim().split(",");
  const since = [
    line(header, hostile, 2_400_000_000),
    line(header, { ...hostile, track: `${hostile.track} (live)` }, 2_100_000_000),
    line(header, { ...korean, title: "비 - 태양을 피하는 방법 MV", channel: "JYP Entertainment" }, 1_900_000_000),
  ];
  fs.writeFileSync(program.at("now.csv"), [text, ...since, ""].join("\n"));
  const later = line(header, { artist: "Newcomer", track: "First Light", title: "Newcomer - First Light", channel: "Newcomer" }, 3_000_000_000);
  fs.writeFileSync(program.at("later.csv"), [text, ...since, later, ""].join("\n"));
}

/** A sound of so many seconds: a tone with a click on every beat of 120 a minute. */
export function wav(seconds, hertz = 220) {
  const [rate, click] = [22050, 200];
  const data = Buffer.alloc(seconds * rate * 2);
  for (let i = 0; i < seconds * rate; i++) {
    const beat = i % (rate / 2) < click ? 0.6 * Math.sin(i) : 0;
    data.writeInt16LE(Math.round(32767 * (0.18 * Math.sin((2 * Math.PI * hertz * i) / rate) + beat)), 2 * i);
  }
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  for (const [place, value] of [[20, 1], [22, 1], [32, 2], [34, 16]]) head.writeUInt16LE(value, place);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(2 * rate, 28);
  head.write("data", 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** A store of two snapshots with a study, its plan and its models; and what is served of it. */
export async function makeStage(binary) {
  const program = new Program(binary);
  try {
    writeCatalogues(program);
    for (const name of ["plan.toml", "releases.csv", "spend_history.csv"]) {
      fs.copyFileSync(path.join(root, "examples", name), program.at(name));
    }
    program.run(["import", "before.csv", "--store", "main.db", "--as-of", days.before]);
    program.run([
      "run", "now.csv", "--quick", "--store", "main.db", "--model", "models", "--budget", "plan.toml",
      "--as-of", days.now, "--out", "report",
    ]);
    // Its name would run a script where it is not escaped.
    fs.writeFileSync(program.at("<img src=x onerror=window.hacked=1>.wav"), wav(12));
    program.run(["listen", "<img src=x onerror=window.hacked=1>.wav", "--store", "main.db", "--no-score"]);
    for (const copy of ["live.db", "people.db"]) program.copyStore("main.db", copy);
    const server = await program.serve("main.db");
    return { program, server };
  } catch (error) {
    await program.end();
    throw error;
  }
}
