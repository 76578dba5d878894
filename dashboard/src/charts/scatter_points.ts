import type { Schemas } from "../api/request";

type Points = NonNullable<Schemas["Scatter"]["points"]>;
type Cells = NonNullable<Schemas["Scatter"]["cells"]>;

/** Tracks by views (x) and streams (y), both as log10 of the count. */
export interface LogPoints {
  readonly x: Float32Array;
  readonly y: Float32Array;
}
/** A rectangle over the two axes, in log10. */
export interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Reads the two arrays of the API: 16 bits a count, little-endian, in base64. */
export function readPoints(points: Points): LogPoints {
  const scale = (points.high - points.low) / 65535;
  const read = (text: string): Float32Array => {
    const bytes = atob(text);
    const logs = new Float32Array(bytes.length >> 1);
    for (let i = 0; i < logs.length; i++) {
      logs[i] = points.low + (bytes.charCodeAt(2 * i) | (bytes.charCodeAt(2 * i + 1) << 8)) * scale;
    }
    return logs;
  };
  return { x: read(points.views), y: read(points.streams) };
}

/** The whole powers of ten that hold all points or cells; null where there are none. */
export function boxOf(points: LogPoints | null, cells: Cells | null): Box | null {
  if (points !== null && points.x.length > 0) {
    const [x0, x1] = range(points.x);
    const [y0, y1] = range(points.y);
    return { x0, x1, y0, y1 };
  }
  if (cells === null || cells.tracks === 0) return null;
  const { views_low_log10: x, streams_low_log10: y, cells_per_decade: per } = cells;
  if (x === null || y === null || per === null) return null;
  return { x0: Math.floor(x), x1: Math.ceil(x + cells.columns / per), y0: Math.floor(y), y1: Math.ceil(y + cells.rows / per) };
}

function range(logs: Float32Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const log of logs) {
    if (log < low) low = log;
    if (log > high) high = log;
  }
  const first = Math.floor(low);
  return [first, Math.max(Math.ceil(high), first + 1)];
}

/** A drawn rectangle as filters: counts rounded outwards to three digits, so that the URL reads well. */
export function boundsOf(box: Box): { views_min: number; views_max: number; streams_min: number; streams_max: number } {
  return {
    views_min: outwards(10 ** box.x0, Math.floor),
    views_max: outwards(10 ** box.x1, Math.ceil),
    streams_min: outwards(10 ** box.y0, Math.floor),
    streams_max: outwards(10 ** box.y1, Math.ceil),
  };
}

function outwards(count: number, round: (value: number) => number): number {
  const unit = 10 ** Math.max(Math.floor(Math.log10(Math.max(count, 1))) - 2, 0);
  return round(count / unit) * unit;
}

/** How many tracks lie in a square of two powers of ten: the figures behind the drawing. */
export interface DecadeCell {
  /** The least counts of the square. */
  readonly views: number;
  readonly streams: number;
  readonly tracks: number;
}

export function decadeCells(points: LogPoints | null, cells: Cells | null): DecadeCell[] {
  const counts = new Map<string, { views: number; streams: number; tracks: number }>();
  const add = (x: number, y: number, tracks: number): void => {
    const [views, streams] = [10 ** Math.floor(x), 10 ** Math.floor(y)];
    const key = `${views} ${streams}`;
    const cell = counts.get(key) ?? { views, streams, tracks: 0 };
    cell.tracks += tracks;
    counts.set(key, cell);
  };
  if (points !== null) points.x.forEach((x, i) => add(x, points.y[i] ?? 0, 1));
  else if (cells !== null) eachCell(cells, ({ x0, y0 }, tracks) => add(x0 + 1e-9, y0 + 1e-9, tracks));
  return [...counts.values()].sort((a, b) => a.streams - b.streams || a.views - b.views);
}

/** Visits the cells that hold tracks. */
export function eachCell(cells: Cells, visit: (box: Box, tracks: number) => void): void {
  const { views_low_log10: x, streams_low_log10: y, cells_per_decade: per } = cells;
  if (x === null || y === null || per === null) return;
  cells.cells.forEach((tracks, i) => {
    if (tracks === 0) return;
    const [column, row] = [i % cells.columns, Math.floor(i / cells.columns)];
    visit({ x0: x + column / per, x1: x + (column + 1) / per, y0: y + row / per, y1: y + (row + 1) / per }, tracks);
  });
}

/** Quartiles of streams a view; null where there are no points. */
export function ratioQuartiles(points: LogPoints): { low: number; median: number; high: number } | null {
  if (points.x.length === 0) return null;
  const ratios = points.y.map((y, i) => y - (points.x[i] ?? 0)).sort();
  const at = (share: number): number => 10 ** (ratios[Math.round(share * (ratios.length - 1))] ?? 0);
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}
