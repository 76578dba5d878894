import { csvRows } from "../../base/csv_read";
import type { MatrixField } from "./plan_state";
import { matrixFields } from "./plan_state";

/** A track of the priority matrix: its predicted streams, and what its best video returns on its cost. */
export interface MatrixPoint {
  readonly artist: string;
  readonly track: string;
  readonly field: MatrixField;
  /** The tier that was chosen for it; null: none. */
  readonly tier: string | null;
  readonly bestTier: string;
  readonly streams: number;
  readonly returnOnCost: number;
}

const columns = ["artist", "track", "field", "video", "best_video", "streams", "return_on_cost"] as const;
/** Rows between two rests: parsing must not hold up the page. */
const rowsAtOnce = 1500;

/** The points of `videos.csv`, in its order; rows that no log scale can show (no streams, no return) are
 * left out. Throws an Error where a column is missing. `rest` is awaited now and then. */
export async function readMatrix(csv: string, rest: () => Promise<void>): Promise<MatrixPoint[]> {
  const points: MatrixPoint[] = [];
  let places: number[] | null = null;
  let read = 0;
  for (const row of csvRows(csv)) {
    if (places === null) {
      places = columns.map((name) => row.indexOf(name));
      if (places.includes(-1)) throw new Error("videos.csv lacks a column of the matrix");
      continue;
    }
    const point = pointOf(places.map((place) => row[place] ?? ""));
    if (point !== null) points.push(point);
    if (++read % rowsAtOnce === 0) await rest();
  }
  return points;
}

function pointOf(cells: readonly string[]): MatrixPoint | null {
  const [artist = "", track = "", fieldName, tier = "", bestTier = "", streams, returnOnCost] = cells;
  const field = matrixFields.find((one) => one === fieldName);
  const point = { streams: Number(streams), returnOnCost: Number(returnOnCost) };
  if (field === undefined || !(point.streams > 0) || !(point.returnOnCost > 0)) return null;
  return { artist, track, field, tier: tier === "none" || tier === "" ? null : tier, bestTier, ...point };
}

/** The ends of an axis in whole powers of ten: around all values and the line that divides the fields. */
export function axisEnds(values: readonly number[], line: number | null): { min: number; max: number } {
  // A little room beyond the line, or the field there would be none.
  let [low, high] = line === null || !(line > 0) ? [Infinity, 0] : [line / 1.2, line * 1.2];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low > high) return { min: 1, max: 10 };
  return { min: 10 ** Math.floor(Math.log10(low)), max: 10 ** Math.max(Math.ceil(Math.log10(high)), Math.floor(Math.log10(low)) + 1) };
}

/** Lets what waits (scrolling, typing) go first. */
export function restAWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
