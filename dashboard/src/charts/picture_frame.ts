import { token } from "../base/theme.svelte";

/** A colour or shape of a chart and what it means. */
export interface KeyEntry {
  /** One letter that looks as what is drawn: "●", "▲", "■", "—". */
  readonly sign: string;
  /** A colour of tokens.css. */
  readonly colour: `--${string}`;
  readonly label: string;
}

/** What is written around a chart that leaves the page as a picture. */
export interface PictureWords {
  readonly title: string;
  readonly key: readonly KeyEntry[];
  /** The day of its counts; empty where it has none. */
  readonly origin: string;
}

const [edge, titleLine, keyLine, signRoom, keyGap] = [12, 22, 18, 18, 18];

/** Words put into lines no wider than `room`, by a measure of texts; a word wider than that has its own. */
export function wrapWords(text: string, room: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && measure(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Where each entry of a key stands: how far in, and in which line. */
export function keyPlaces(widths: readonly number[], room: number): { x: number; line: number }[] {
  let [x, line] = [0, 0];
  return widths.map((width) => {
    if (x > 0 && x + width > room) [x, line] = [0, line + 1];
    const place = { x, line };
    x += width + keyGap;
    return place;
  });
}

/** A chart's picture, twice as fine as the page, with its title above, its key and the day of its counts
 * below; null where the browser gives no canvas. */
export async function framePicture(picture: Blob, words: PictureWords): Promise<Blob | null> {
  const drawn = await createImageBitmap(picture);
  const [width, height] = [drawn.width / 2 + 2 * edge, drawn.height / 2];
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  const family = getComputedStyle(document.body).fontFamily;
  const fonts = { title: `600 16px ${family}`, text: `12px ${family}` };
  const measure = (font: string) => (text: string) => {
    pen.font = font;
    return pen.measureText(text).width;
  };
  const room = width - 2 * edge;
  const title = wrapWords(words.title, room, measure(fonts.title));
  const places = keyPlaces(words.key.map(({ label }) => signRoom + measure(fonts.text)(label)), room);
  const head = edge + title.length * titleLine + 4;
  const keyTop = head + height + 6;
  const originTop = keyTop + (places.length === 0 ? 0 : ((places.at(-1)?.line ?? 0) + 1) * keyLine);
  // A size that is set makes the canvas, and its pen, begin anew.
  [canvas.width, canvas.height] = [2 * width, 2 * (originTop + (words.origin === "" ? 0 : keyLine) + edge)];
  pen.scale(2, 2);
  pen.fillStyle = token("--surface");
  pen.fillRect(0, 0, width, canvas.height);
  pen.drawImage(drawn, edge, head, drawn.width / 2, height);
  pen.textBaseline = "top";
  pen.font = fonts.title;
  pen.fillStyle = token("--ink");
  title.forEach((line, i) => pen.fillText(line, edge, edge + i * titleLine));
  pen.font = fonts.text;
  words.key.forEach(({ sign, colour, label }, i) => {
    const { x, line } = places[i] ?? { x: 0, line: 0 };
    pen.fillStyle = token(colour);
    pen.fillText(sign, edge + x, keyTop + line * keyLine);
    pen.fillStyle = token("--ink-2");
    pen.fillText(label, edge + x + signRoom, keyTop + line * keyLine);
  });
  pen.fillStyle = token("--ink-3");
  pen.fillText(words.origin, edge, originTop);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
