import type { ColumnState } from './alter-column.js';
import type { Row } from './bulk-insert.js';
import type { ColumnBuilder } from './column-builder.js';
import type { ColumnFactory } from './column-factory.js';
import type { ForeignKeyOptions, IndexOptions, UnnamedConstraint } from './definitions.js';
import type { ReadingOperations } from './reading/reading-operations.js';
import type { SqlFragment, SqlText } from './sql-text.js';
import type { TableBuilder } from './table-builder.js';

/**
 * What a migration can do to the database. Calls are queued and run in order; none of them returns a promise that could
 * be forgotten. Only {@link ReadingOperations} are awaited: they run what is queued first.
 *
 * A table is named `table` or `schema.table`. Names are always quoted, values never spliced. Constraints and indexes that
 * are given no name get the one that MikroORM would give them.
 *
 * In a migration with `change(op)` every call has to be reversible: whatever removes something takes the definition
 * that is needed to bring it back.
 */
export interface Operations extends ReadingOperations {
  createTable(table: string, define: (t: TableBuilder) => void, options?: { ifNotExists?: boolean }): void;

  /** Reversible where `define` says what the table was. */
  dropTable(table: string, define?: (t: TableBuilder) => void, options?: DropTableOptions): void;
  dropTable(table: string, options: DropTableOptions): void;

  /** Gives the table a new name in the same schema. */
  renameTable(table: string, to: string): void;

  addColumn(table: string, define: (t: ColumnFactory) => ColumnBuilder): void;

  /** Reversible where the column is given by its definition rather than by its name. */
  dropColumn(table: string, column: string | ((t: ColumnFactory) => ColumnBuilder)): void;

  /** Changes type, nullability and default in one statement. Changes of type or default are reversible through `from`. */
  alterColumn(table: string, column: string, to: ColumnAlteration, options?: AlterColumnOptions): void;

  renameColumn(table: string, column: string, to: string): void;

  createIndex(
    table: string,
    columns: readonly string[],
    options?: IndexOptions & { ifNotExists?: boolean },
  ): void;

  /** Takes what {@link createIndex} took, and is then reversible; or the index's name alone. */
  dropIndex(table: string, columns: readonly string[], options?: IndexOptions): void;
  dropIndex(table: string, name: string): void;

  addForeignKey(
    table: string,
    columns: readonly string[],
    referencedTable: string,
    referencedColumns: readonly string[],
    options?: ForeignKeyOptions,
  ): void;

  addUnique(table: string, columns: readonly string[], options?: { name?: string }): void;

  addCheck(table: string, name: string, expression: SqlText): void;

  addPrimaryKey(table: string, columns: readonly string[], options?: { name?: string }): void;

  /** Reversible where `was` says what the constraint was. */
  dropConstraint(table: string, name: string, was?: UnnamedConstraint): void;

  /** Inserts rows, many a statement. Reversible where `by` names the columns that identify a row. */
  bulkInsert(table: string, rows: readonly Row[], options?: { by?: readonly string[] }): void;

  /**
   * Runs SQL: a string as it is, or a template whose values are quoted. Reversible where `reverse` says how, or is
   * `false` because nothing is to be undone.
   *
   * @example op.sql`update users set role = ${role} where role is null`;
   * @example op.sql('create view v as select 1', { reverse: 'drop view v' });
   */
  sql(text: SqlText, options?: { reverse?: SqlText | false }): void;
  sql(strings: TemplateStringsArray, ...values: unknown[]): void;
}

export interface DropTableOptions {
  ifExists?: boolean;
  /** Drops what depends on the table as well, such as views and foreign keys to it. */
  cascade?: boolean;
}

/** The aspects of a column to change. A default is a value, or SQL by the `sql` tag; `null` is none. */
export interface ColumnAlteration extends Omit<ColumnState, 'default'> {
  default?: string | number | boolean | bigint | Date | object | SqlFragment | null;
}

export interface AlterColumnOptions {
  /** How the present values become those of the new type. */
  using?: SqlText;
  /** What the changed aspects were. */
  from?: ColumnAlteration;
  /** How the values turn back when the change of type is reverted. */
  revertUsing?: SqlText;
}
