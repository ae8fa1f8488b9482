import type { CatalogueQuery } from './catalogue-query.js';
import { COLUMNS, HAS_COLUMNS, type ColumnInfo } from './columns.js';
import { CONSTRAINTS, type ConstraintInfo } from './constraints.js';
import * as existence from './existence.js';
import {
  FOREIGN_KEYS,
  REFERENCING_KEYS,
  type ForeignKeyInfo,
  type IncomingForeignKeyInfo,
} from './foreign-keys.js';
import { INDEXES, type IndexInfo } from './indexes.js';
import type { ObjectName } from '../object-name.js';
import { nameParameters } from './name-parameters.js';
import { TABLES, type TableInfo } from './tables.js';

/**
 * What the database holds. An object that is not there has no columns, indexes or values: the lists are empty, and none of
 * the methods fails. Types, expressions and definitions are as PostgreSQL writes them for the present `search_path`.
 *
 * @see ObjectName for how objects are named
 */
export class Inspector {
  readonly #query: CatalogueQuery;

  constructor(query: CatalogueQuery) {
    this.#query = query;
  }

  /** Be it partitioned, foreign or temporary. */
  hasTable(name: ObjectName): Promise<boolean> {
    return this.#has(existence.HAS_TABLE, nameParameters(name), callOf('hasTable', name));
  }

  /** Be it materialised. */
  hasView(name: ObjectName): Promise<boolean> {
    return this.#has(existence.HAS_VIEW, nameParameters(name), callOf('hasView', name));
  }

  /** Whether the table or view has the column. */
  hasColumn(table: ObjectName, column: string): Promise<boolean> {
    const call = callOf('hasColumn', table, column);
    return this.#has(HAS_COLUMNS, [...nameParameters(table), [column]], call);
  }

  /** Whether the table or view has all of the columns. */
  hasColumns(table: ObjectName, columns: readonly string[]): Promise<boolean> {
    const call = callOf('hasColumns', table, columns);
    return this.#has(HAS_COLUMNS, [...nameParameters(table), columns], call);
  }

  /**
   * Whether the table has an index of this name; or a valid one, without a condition, over exactly these columns in this
   * order. That of a primary key or a unique constraint counts as well.
   */
  async hasIndex(table: ObjectName, index: string | readonly string[]): Promise<boolean> {
    const name = typeof index === 'string' ? index : null;
    const call = callOf('hasIndex', table, index);
    const found = await this.#query<IndexInfo>(INDEXES, [...nameParameters(table), name], call);
    return found.some(
      ({ columns, valid, where }) =>
        typeof index === 'string' || (valid && where === null && isSame(columns, index)),
    );
  }

  async hasConstraint(table: ObjectName, name: string): Promise<boolean> {
    const call = callOf('hasConstraint', table, name);
    const found = await this.#query(CONSTRAINTS, [...nameParameters(table), name], call);
    return found.length > 0;
  }

  /** Whether the table has a foreign key on exactly these columns, in any order. */
  async hasForeignKey(table: ObjectName, columns: readonly string[]): Promise<boolean> {
    const call = callOf('hasForeignKey', table, columns);
    const found = await this.#query<ForeignKeyInfo>(FOREIGN_KEYS, nameParameters(table), call);
    return found.some((key) => isSame(key.columns.toSorted(), columns.toSorted()));
  }

  hasEnum(name: ObjectName): Promise<boolean> {
    return this.#has(existence.HAS_ENUM, nameParameters(name), callOf('hasEnum', name));
  }

  hasSequence(name: ObjectName): Promise<boolean> {
    return this.#has(existence.HAS_SEQUENCE, nameParameters(name), callOf('hasSequence', name));
  }

  hasSchema(name: string): Promise<boolean> {
    return this.#has(existence.HAS_SCHEMA, [name], callOf('hasSchema', name));
  }

  hasExtension(name: string): Promise<boolean> {
    return this.#has(existence.HAS_EXTENSION, [name], callOf('hasExtension', name));
  }

  /** Whether there is a function, procedure or aggregate of this name, whatever its arguments. */
  hasFunction(name: ObjectName): Promise<boolean> {
    return this.#has(existence.HAS_FUNCTION, nameParameters(name), callOf('hasFunction', name));
  }

  /** Of a schema, partitions included. Default: those that a name without a schema reaches, but PostgreSQL's own. */
  tables(schema?: string): Promise<TableInfo[]> {
    return this.#query(TABLES, [schema ?? null], callOf('tables', schema));
  }

  /** Of a table or a view, in their order. */
  columns(table: ObjectName): Promise<ColumnInfo[]> {
    return this.#query(COLUMNS, nameParameters(table), callOf('columns', table));
  }

  /** Of a table or a materialised view, by name. */
  indexes(table: ObjectName): Promise<IndexInfo[]> {
    return this.#query(INDEXES, [...nameParameters(table), null], callOf('indexes', table));
  }

  /** Of a table, by name. */
  constraints(table: ObjectName): Promise<ConstraintInfo[]> {
    return this.#query(CONSTRAINTS, [...nameParameters(table), null], callOf('constraints', table));
  }

  /** Of a table, by name. */
  foreignKeys(table: ObjectName): Promise<ForeignKeyInfo[]> {
    return this.#query(FOREIGN_KEYS, nameParameters(table), callOf('foreignKeys', table));
  }

  /** The foreign keys that point to a table, by the table that has them; those of its partitions are that table's. */
  referencedBy(table: ObjectName): Promise<IncomingForeignKeyInfo[]> {
    return this.#query(REFERENCING_KEYS, nameParameters(table), callOf('referencedBy', table));
  }

  /** In their order. */
  async enumValues(name: ObjectName): Promise<string[]> {
    const call = callOf('enumValues', name);
    const rows = await this.#query<{ value: string }>(existence.ENUM_VALUES, nameParameters(name), call);
    return rows.map(({ value }) => value);
  }

  async #has(text: string, parameters: readonly unknown[], call: string): Promise<boolean> {
    const rows = await this.#query<{ found: boolean }>(text, parameters, call);
    return rows[0]?.found ?? false;
  }
}

function callOf(method: string, ...given: readonly unknown[]): string {
  const values = given.filter((value) => value !== undefined).map((value) => JSON.stringify(value));
  return `${method}(${values.join(', ')})`;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name, i) => name === others[i]);
}
