import type { Snippet } from "svelte";
import type { Cell } from "../base/file_export";

/** A column of a CSV file. */
export interface CsvColumn<Row> {
  readonly label: string;
  readonly raw: (row: Row) => Cell;
}

/** A column of a table: what it is called, what it says of a row. */
export interface TableColumn<Row> {
  readonly key: string;
  readonly label: string;
  /** The cell as text. */
  readonly say: (row: Row) => string;
  /** The cell as it goes into a CSV file; without it, as said. */
  readonly raw?: (row: Row) => Cell;
  /** What stands in the CSV file for a cell of several numbers: a column for each. */
  readonly csv?: readonly CsvColumn<Row>[];
  /** The whole of what `say` shortens, for the tooltip. */
  readonly full?: (row: Row) => string | null;
  /** Where the cell's text leads; null: nowhere. */
  readonly href?: (row: Row) => string | null;
  /** The cell as something else than text: a link, a badge. */
  readonly cell?: Snippet<[Row]>;
  /** Figures stand on the right. */
  readonly numeric?: boolean;
  /** Its texts stand in one line each: dates. */
  readonly together?: boolean;
  /** Width in pixels in tables of fixed widths. */
  readonly width?: number;
  /** The server, or the page, can sort by it. */
  readonly sortable?: boolean;
  /** It holds buttons: no column of the CSV file. */
  readonly onScreenAlone?: boolean;
}

/** How a table is sorted. */
export interface TableOrder {
  readonly key: string;
  readonly order: "asc" | "desc";
}
