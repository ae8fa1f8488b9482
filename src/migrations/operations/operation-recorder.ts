import type { Kysely } from 'kysely';

import type { Inspector } from '../../database/catalogue/index.js';
import type { ColumnState } from './alter-column.js';
import type { Row } from './bulk-insert.js';
import type { ColumnBuilder } from './column-builder.js';
import { ColumnFactory } from './column-factory.js';
import type {
  ConstraintDefinition,
  ForeignKeyOptions,
  IndexOptions,
  UnnamedConstraint,
} from './definitions.js';
import { defaultName } from './names.js';
import type { Operation } from './operation.js';
import type { AlterColumnOptions, ColumnAlteration, DropTableOptions, Operations } from './operations.js';
import type { DatabaseTables } from './reading/migration-database.js';
import { MigrationReads } from './reading/migration-reads.js';
import { OperationQueue } from './reading/operation-queue.js';
import type { OperationSink } from './reading/operation-sink.js';
import { isTemplate, sql, SqlFragment, type SqlText } from './sql-text.js';
import { foreignKey, indexOn, TableBuilder } from './table-builder.js';

/** Turns the calls of a migration into {@link Operation} data. */
export class OperationRecorder implements Operations {
  readonly #queue: OperationQueue;
  readonly #reads: MigrationReads;

  constructor(sink: OperationSink) {
    this.#queue = new OperationQueue(sink);
    this.#reads = new MigrationReads(this.#queue);
  }

  createTable(
    table: string,
    define: (t: TableBuilder) => void,
    options: { ifNotExists?: boolean } = {},
  ): void {
    this.#record({ kind: 'createTable', table, definition: describeTable(table, define), ...options });
  }

  dropTable(
    table: string,
    define?: ((t: TableBuilder) => void) | DropTableOptions,
    options: DropTableOptions = {},
  ): void {
    if (typeof define === 'function') {
      this.#record({ kind: 'dropTable', table, was: describeTable(table, define), ...options });
    } else {
      this.#record({ kind: 'dropTable', table, ...define, ...options });
    }
  }

  renameTable(table: string, to: string): void {
    this.#record({ kind: 'renameTable', table, to });
  }

  addColumn(table: string, define: (t: ColumnFactory) => ColumnBuilder): void {
    const { column, constraints, indexes } = define(new ColumnFactory(table)).build();
    this.#record({ kind: 'addColumn', table, column });
    for (const constraint of constraints) {
      this.#record({ kind: 'addConstraint', table, constraint });
    }
    for (const index of indexes) {
      this.#record({ kind: 'createIndex', table, index });
    }
  }

  dropColumn(table: string, column: string | ((t: ColumnFactory) => ColumnBuilder)): void {
    if (typeof column === 'string') {
      this.#record({ kind: 'dropColumn', table, column });
      return;
    }
    const { column: was, constraints, indexes } = column(new ColumnFactory(table)).build();
    for (const index of indexes) {
      this.#record({ kind: 'dropIndex', table, name: index.name, was: index });
    }
    for (const constraint of constraints) {
      this.#record({ kind: 'dropConstraint', table, name: constraint.name, was: constraint });
    }
    this.#record({ kind: 'dropColumn', table, column: was.name, was });
  }

  alterColumn(
    table: string,
    column: string,
    to: ColumnAlteration,
    { from = {}, ...using }: AlterColumnOptions = {},
  ): void {
    this.#record({ kind: 'alterColumn', table, column, to: toState(to), from: toState(from), ...using });
  }

  renameColumn(table: string, column: string, to: string): void {
    this.#record({ kind: 'renameColumn', table, column, to });
  }

  createIndex(
    table: string,
    columns: readonly string[],
    { ifNotExists, ...options }: IndexOptions & { ifNotExists?: boolean } = {},
  ): void {
    this.#record({ kind: 'createIndex', table, index: indexOn(table, columns, options), ifNotExists });
  }

  dropIndex(table: string, columns: readonly string[] | string, options: IndexOptions = {}): void {
    if (typeof columns === 'string') {
      this.#record({ kind: 'dropIndex', table, name: columns });
    } else {
      const was = indexOn(table, columns, options);
      this.#record({ kind: 'dropIndex', table, name: was.name, was });
    }
  }

  addForeignKey(
    table: string,
    columns: readonly string[],
    referencedTable: string,
    referencedColumns: readonly string[],
    options: ForeignKeyOptions = {},
  ): void {
    this.#constrain(table, foreignKey(table, columns, referencedTable, referencedColumns, options));
  }

  addUnique(table: string, columns: readonly string[], options: { name?: string } = {}): void {
    const name = options.name ?? defaultName(table, columns, 'unique');
    this.#constrain(table, { type: 'unique', name, columns });
  }

  addCheck(table: string, name: string, expression: SqlText): void {
    this.#constrain(table, { type: 'check', name, expression });
  }

  addPrimaryKey(table: string, columns: readonly string[], options: { name?: string } = {}): void {
    const name = options.name ?? defaultName(table, columns, 'primary');
    this.#constrain(table, { type: 'primaryKey', name, columns });
  }

  dropConstraint(table: string, name: string, was?: UnnamedConstraint): void {
    const definition = was === undefined ? {} : { was: { ...was, name } };
    this.#record({ kind: 'dropConstraint', table, name, ...definition });
  }

  bulkInsert(table: string, rows: readonly Row[], options: { by?: readonly string[] } = {}): void {
    this.#record({ kind: 'bulkInsert', table, rows, ...options });
  }

  sql(text: SqlText | TemplateStringsArray, ...rest: unknown[]): void {
    if (isTemplate(text)) {
      this.#record({ kind: 'sql', text: sql(text, ...rest) });
    } else {
      this.#record({ kind: 'sql', text, ...(rest[0] as { reverse?: SqlText | false } | undefined) });
    }
  }

  rows<R extends object = Row>(text: SqlText | TemplateStringsArray, ...values: unknown[]): Promise<R[]> {
    return this.#reads.rows<R>(text, ...values);
  }

  get inspect(): Inspector {
    return this.#reads.inspect;
  }

  get db(): Kysely<DatabaseTables> {
    return this.#reads.db;
  }

  stream<R extends object = Row>(
    text: SqlText | TemplateStringsArray,
    ...rest: unknown[]
  ): AsyncGenerator<R, void, undefined> {
    return this.#reads.stream<R>(text, ...rest);
  }

  /** Runs what is left and refuses any further call. */
  end(): Promise<void> {
    return this.#queue.end();
  }

  #constrain(table: string, constraint: ConstraintDefinition): void {
    this.#record({ kind: 'addConstraint', table, constraint });
  }

  #record(operation: Operation): void {
    this.#queue.record(operation);
  }
}

function describeTable(table: string, define: (t: TableBuilder) => void) {
  const builder = new TableBuilder(table);
  define(builder);
  return builder.build();
}

function toState({ default: value, ...rest }: ColumnAlteration): ColumnState {
  if (value === undefined) {
    return rest;
  }
  const definition = value instanceof SqlFragment ? { sql: value } : { value };
  return { ...rest, default: value === null ? null : definition };
}
