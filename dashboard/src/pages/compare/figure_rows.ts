import type { Item, ItemFigure } from "./items";

/** A figure of every item compared; missing where an item has it not. */
export interface FigureRow {
  readonly key: string;
  readonly label: string;
  readonly of: readonly (ItemFigure | undefined)[];
  /** The places of the largest known value, where that is worth telling and not all are equal. */
  readonly largest: readonly number[];
}

/** The items' figures, a row each, in the first item's order. */
export function figureRows(items: readonly Item[]): FigureRow[] {
  return (items[0]?.figures ?? []).map(({ key, label }) => {
    const of = items.map(({ figures }) => figures.find((one) => one.key === key));
    return { key, label, of, largest: largestOf(of) };
  });
}

function largestOf(figures: readonly (ItemFigure | undefined)[]): number[] {
  const known = figures.flatMap((one) => (one?.more === true && one.value !== null ? [one.value] : []));
  const most = Math.max(...known);
  if (known.length < 2 || known.every((value) => value === most)) return [];
  return figures.flatMap((one, i) => (one?.value === most ? [i] : []));
}
