import { indexOn } from '../indexes/index-clause.js';
import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { SqlText } from '../sql-text.js';
import type {
  CheckOptions,
  ConstraintDefinition,
  DeferrableOptions,
  ExclusionElement,
  ExclusionOptions,
  PrimaryKeyOptions,
  UniqueOptions,
  UnnamedConstraint,
} from './constraint-definition.js';
import { foreignKey, type ForeignKeyWithIndex } from './foreign-key.js';

export interface DropConstraintOptions {
  ifExists?: boolean;
  /** Drops what depends on it as well, such as foreign keys to a key. */
  cascade?: boolean;
}

export interface ConstraintCalls {
  /** Adds an index on the columns as well, unless `index` is false: PostgreSQL makes none by itself. */
  addForeignKey(
    table: ObjectName,
    columns: readonly string[],
    referencedTable: ObjectName,
    referencedColumns: readonly string[],
    options?: ForeignKeyWithIndex,
  ): void;

  addUnique(table: ObjectName, columns: readonly string[], options?: UniqueOptions): void;

  addCheck(table: ObjectName, name: string, expression: SqlText, options?: CheckOptions): void;

  /** No two rows agree on all of the elements, each by its operator: `{ column: 'during', with: '&&' }`. */
  addExclusion(
    table: ObjectName,
    name: string,
    elements: readonly ExclusionElement[],
    options?: ExclusionOptions,
  ): void;

  addPrimaryKey(table: ObjectName, columns: readonly string[], options?: PrimaryKeyOptions): void;

  /** Reversible where `was` says what the constraint was. */
  dropConstraint(
    table: ObjectName,
    name: string,
    was?: UnnamedConstraint,
    options?: DropConstraintOptions,
  ): void;

  /** Checks the rows that were there when the constraint was added as not valid, without blocking writes. */
  validateConstraint(table: ObjectName, name: string): void;

  renameConstraint(table: ObjectName, name: string, to: string): void;

  /** Changes when a foreign key is checked. Reversible where `from` says how it was. */
  alterConstraint(
    table: ObjectName,
    name: string,
    to: Required<DeferrableOptions>,
    options?: { from?: Required<DeferrableOptions> },
  ): void;
}

export function constraintCalls({ record, naming }: Recording): ConstraintCalls {
  const add = (table: ObjectName, constraint: ConstraintDefinition) =>
    record({ kind: 'addConstraint', table, constraint });
  return {
    addForeignKey(table, columns, referencedTable, referencedColumns, { index = true, ...options } = {}) {
      add(table, foreignKey(table, columns, referencedTable, referencedColumns, options, naming));
      if (index) {
        record({ kind: 'createIndex', table, index: indexOn(table, columns, {}, naming) });
      }
    },
    addUnique: (table, columns, { name = naming(table, columns, 'unique'), ...options } = {}) =>
      add(table, { type: 'unique', name, columns, ...options }),
    addCheck: (table, name, expression, options) =>
      add(table, { type: 'check', name, expression, ...options }),
    addExclusion: (table, name, elements, options) =>
      add(table, { type: 'exclusion', name, elements, ...options }),
    addPrimaryKey: (table, columns, { name = naming(table, columns, 'primary'), ...options } = {}) =>
      add(table, { type: 'primaryKey', name, columns, ...options }),
    dropConstraint: (table, name, was, options) =>
      record({
        kind: 'dropConstraint',
        table,
        name,
        ...(was === undefined ? {} : { was: { ...was, name } }),
        ...options,
      }),
    validateConstraint: (table, name) => record({ kind: 'validateConstraint', table, name }),
    renameConstraint: (table, name, to) => record({ kind: 'renameConstraint', table, name, to }),
    alterConstraint: (table, name, to, options) =>
      record({ kind: 'alterConstraint', table, name, to, ...options }),
  };
}
