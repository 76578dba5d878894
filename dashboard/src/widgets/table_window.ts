// Which rows of a long table stand in the page. All rows are equally high, so the place of each is
// arithmetic. A browser cannot make an element higher than about 16 million pixels: past that the
// scroll bar's way is shrunk, and the rows shown follow its share of the way.

export interface TableWindow {
  /** The first row drawn, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Pixels from the top of the table's body to the first row drawn. */
  readonly offset: number;
  /** Height of the table's body in pixels. */
  readonly height: number;
}

const highest = 12_000_000;
/** Never more rows in the page than this, however high the window. */
const mostRows = 90;
const spare = 8;

/** The rows to draw where `top` pixels have been scrolled away and `view` pixels are to be seen. */
export function tableWindow(rows: number, rowHeight: number, top: number, view: number): TableWindow {
  const whole = rows * rowHeight;
  const height = Math.min(whole, highest);
  const inView = Math.min(Math.ceil(view / rowHeight) + 1, mostRows - 2 * spare);
  const way = Math.max(height - view, 1);
  const share = Math.min(Math.max(top / way, 0), 1);
  // Where the scroll bar's way is shrunk, `row` is the one whose top edge is at the top of the view.
  const row = height === whole ? top / rowHeight : (share * (whole - view)) / rowHeight;
  const first = Math.min(Math.max(Math.floor(row) - spare, 0), Math.max(rows - 1, 0));
  const end = Math.min(Math.floor(Math.max(row, 0)) + inView + spare, rows);
  const offset =
    height === whole ? first * rowHeight : Math.max(0, Math.min(top - (row - first) * rowHeight, height - (end - first) * rowHeight));
  return { first, end, offset, height };
}

/** How far to scroll so that a row is at the top. */
export function scrollOfRow(rows: number, rowHeight: number, row: number, view: number): number {
  const whole = rows * rowHeight;
  if (whole <= highest) return row * rowHeight;
  return ((row * rowHeight) / Math.max(whole - view, 1)) * (highest - view);
}
