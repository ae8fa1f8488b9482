import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import { describeTable, type DescribeTable } from './describe-table.js';

export interface DropTableOptions {
  ifExists?: boolean;
  /** Drops what depends on the table as well, such as views and foreign keys to it. */
  cascade?: boolean;
}

export interface TableCalls {
  /** With `ifNotExists` it can't be undone: the table may have been there before. */
  createTable(table: ObjectName, define: DescribeTable, options?: { ifNotExists?: boolean }): void;

  /** Reversible where `define` says what the table was. */
  dropTable(table: ObjectName, define?: DescribeTable, options?: DropTableOptions): void;
  dropTable(table: ObjectName, options: DropTableOptions): void;

  /** Gives the table a new name in the same schema. What belongs to it keeps its name. */
  renameTable(table: ObjectName, to: string): void;
}

export function tableCalls({ record, naming }: Recording): TableCalls {
  return {
    createTable: (table, define, options) =>
      record({ kind: 'createTable', table, definition: describeTable(table, define, naming), ...options }),
    dropTable: (table: ObjectName, define?: DescribeTable | DropTableOptions, options?: DropTableOptions) =>
      typeof define === 'function'
        ? record({ kind: 'dropTable', table, was: describeTable(table, define, naming), ...options })
        : record({ kind: 'dropTable', table, ...define, ...options }),
    renameTable: (table, to) => record({ kind: 'renameTable', table, to }),
  };
}
