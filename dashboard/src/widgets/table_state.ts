import { picks } from "../base/picks";
import { choice, type Field } from "../base/query";
import { readStored, writeStored } from "../base/storage";

export type TableName = "tracks" | "artists" | "videos";

/** The columns of a table that are shown, beside the first: as the URL says, else as last chosen in
 * this browser, else `rest`. In the URL as one parameter, "streams,views". */
export function shownColumns(
  table: TableName,
  all: readonly string[],
  rest: readonly string[],
): Field<readonly string[]> {
  const read = (text: string): readonly string[] => {
    const named = text.split(",");
    return all.filter((one) => named.includes(one));
  };
  return {
    read: (values) => {
      const text = values[0] ?? readStored(`columns.${table}`);
      return text === null ? rest : read(text);
    },
    // Without a column the parameter still stands: otherwise the resting ones would come back.
    write: (value) => [value.length === 0 ? "none" : value.join(",")],
  };
}

/** Keeps the columns for the next visit. */
export function keepColumns(table: TableName, shown: readonly string[]): void {
  writeStored(`columns.${table}`, shown.length === 0 ? "none" : shown.join(","));
}

/** The state of a table's page beside its filters. `sortable` are the columns that the server sorts by. */
export function tableSchema(
  table: TableName,
  columns: { readonly all: readonly string[]; readonly rest: readonly string[]; readonly sortable: readonly string[] },
  sort: string,
) {
  return {
    sort: choice(columns.sortable, sort),
    order: choice(["desc", "asc"], "desc"),
    columns: shownColumns(table, columns.all, columns.rest),
    pick: picks,
  };
}
export type TableSchema = ReturnType<typeof tableSchema>;
