import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import { indexOn } from './index-clause.js';
import type { IndexColumn, IndexOptions } from './index-definition.js';

export interface DropIndexOptions {
  ifExists?: boolean;
  /** Drops what depends on the index as well. */
  cascade?: boolean;
  /** While the table is in use; not in a transaction. */
  concurrently?: boolean;
}

export interface IndexCalls {
  /** With `ifNotExists` it can't be undone: the index may have been there before. */
  createIndex(
    table: ObjectName,
    columns: readonly IndexColumn[],
    options?: IndexOptions & { ifNotExists?: boolean },
  ): void;

  /** Takes what {@link createIndex} took, and is then reversible; or the index's name alone. */
  dropIndex(
    table: ObjectName,
    columns: readonly IndexColumn[],
    options?: IndexOptions & DropIndexOptions,
  ): void;
  dropIndex(table: ObjectName, name: string, options?: DropIndexOptions): void;

  /** Gives an index, in the schema of its table, a new name. */
  renameIndex(table: ObjectName, name: string, to: string): void;
}

export function indexCalls({ record, naming }: Recording): IndexCalls {
  return {
    createIndex: (table, columns, { ifNotExists, ...options } = {}) =>
      record({ kind: 'createIndex', table, index: indexOn(table, columns, options, naming), ifNotExists }),
    dropIndex(
      table,
      columns: readonly IndexColumn[] | string,
      options: IndexOptions & DropIndexOptions = {},
    ) {
      const { ifExists, cascade, ...definition } = options;
      const { concurrently } = options;
      if (typeof columns === 'string') {
        record({ kind: 'dropIndex', table, name: columns, ifExists, cascade, concurrently });
      } else {
        const was = indexOn(table, columns, definition, naming);
        record({ kind: 'dropIndex', table, name: was.name, was, ifExists, cascade, concurrently });
      }
    },
    renameIndex: (table, name, to) => record({ kind: 'renameIndex', table, name, to }),
  };
}
