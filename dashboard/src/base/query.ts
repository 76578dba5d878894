/** How one part of a page's state is written in the URL: as the values of one parameter. */
export interface Field<T> {
  /** What the values say; anything unreadable gives the field's resting value, never an error. */
  read(values: readonly string[]): T;
  /** The values to write; none for the resting value, so that a plain page has a plain URL. */
  write(value: T): readonly string[];
}

/** The state of a page or of a part of it, a field a parameter. */
export type Schema = Readonly<Record<string, Field<unknown>>>;
export type StateOf<S extends Schema> = {
  readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never;
};

/** A text; at rest "". */
export const text: Field<string> = {
  read: (values) => values[0] ?? "",
  write: (value) => (value === "" ? [] : [value]),
};

/** Several texts, one parameter each; at rest none. */
export const texts: Field<readonly string[]> = {
  read: (values) => [...new Set(values.filter((value) => value !== ""))],
  write: (value) => value,
};

/** A number; at rest null. */
export const number: Field<number | null> = {
  read: (values) => {
    const value = values[0] === undefined || values[0].trim() === "" ? NaN : Number(values[0]);
    return Number.isFinite(value) ? value : null;
  },
  write: (value) => (value === null ? [] : [String(value)]),
};

/** One of a list; at rest `rest`. */
export function choice<const T extends string>(all: readonly T[], rest: T): Field<T> {
  return {
    read: (values) => all.find((one) => one === values[0]) ?? rest,
    write: (value) => (value === rest ? [] : [value]),
  };
}

/** Some of a list, in the list's order; at rest none. */
export function choices<const T extends string>(all: readonly T[]): Field<readonly T[]> {
  return {
    read: (values) => all.filter((one) => values.includes(one)),
    write: (value) => all.filter((one) => value.includes(one)),
  };
}

/** The state that a query holds. */
export function readState<S extends Schema>(schema: S, query: URLSearchParams): StateOf<S> {
  const state: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema)) state[name] = field.read(query.getAll(name));
  return state as StateOf<S>;
}

/** A copy of the query with some fields changed; what the schema does not name is left as it is. */
export function writeState<S extends Schema>(
  schema: S,
  query: URLSearchParams,
  change: Partial<StateOf<S>>,
): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    for (const written of schema[name]?.write(value) ?? []) next.append(name, written);
  }
  return next;
}

type Value = string | number | boolean | null | undefined;
export type Parameters = Readonly<Record<string, Value | readonly Value[]>>;

/** Parameters as an object, nulls and empty texts left out, sorted by name: equal states give equal
 * texts. Ends up in URLs of the API and as key of the cache. */
export function queryText(parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name];
    for (const one of isList(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") query.append(name, String(one));
    }
  }
  return query.toString();
}

// Array.isArray() does not tell read-only arrays apart.
function isList(value: Value | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}
