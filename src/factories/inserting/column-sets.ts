import { escapeIdentifier } from 'pg';

import type { Group } from './group.js';
import type { InsertColumn } from './insert-column.js';
import type { InsertTable } from './insert-table.js';

/** Columns that one COPY writes. */
export interface ColumnSet {
  /** The entity of whose rows it was first. */
  readonly entity: string;
  readonly table: InsertTable;
  readonly columns: readonly InsertColumn[];
  /** From 1, among those of the insert. */
  readonly id: number;
  /** That of the chunk which is being filled. */
  group: Group | undefined;
}

/** Rows of different entities and properties may still be of the same columns. */
export class ColumnSets {
  readonly #sets = new Map<InsertTable, Map<string, ColumnSet>>();
  #count = 0;

  of(entity: string, table: InsertTable, columns: readonly InsertColumn[]): ColumnSet {
    const sets = this.#sets.get(table) ?? new Map<string, ColumnSet>();
    this.#sets.set(table, sets);
    const key = columns.map(({ column, sql }) => [escapeIdentifier(column.name), sql].join(' ')).join();
    const found = sets.get(key);
    if (found !== undefined) {
      return found;
    }
    const made: ColumnSet = { entity, table, columns, id: ++this.#count, group: undefined };
    sets.set(key, made);
    return made;
  }
}
