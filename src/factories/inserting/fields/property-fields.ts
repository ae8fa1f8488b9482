import type { InsertColumn } from '../insert-column.js';

/** Null, as a field in the text format of COPY. */
export const NULL = String.raw`\N`;

/** Writes the value of one property as fields for COPY. */
export interface PropertyFields {
  readonly columns: readonly InsertColumn[];
  /**
   * @param fields of the row, among which it writes its own.
   * @param at where its own begin.
   * @param sequence which one of the entity it is, for messages.
   * @throws InsertValueError, InvalidInsertError
   */
  write(value: unknown, fields: string[], at: number, sequence: number): void;
}
