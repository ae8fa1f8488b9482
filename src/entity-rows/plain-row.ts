/** A row by the names of its properties. */
export type PlainRow = Readonly<Record<string, unknown>>;
