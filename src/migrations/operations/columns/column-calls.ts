import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { SqlText } from '../sql-text.js';
import type { ColumnState } from './alter-column.js';
import type { ColumnBuilder, ColumnParts } from './column-builder.js';
import type { IdentityKind, IdentityDefinition } from './column-definition.js';
import { ColumnFactory } from './column-factory.js';
import { toDefault, type DefaultValue } from './default-value.js';

/** Says what a column is. */
export type DescribeColumn = (t: ColumnFactory) => ColumnBuilder;

export interface DropColumnOptions {
  ifExists?: boolean;
  /** Drops what depends on the column as well, such as views and foreign keys to it. */
  cascade?: boolean;
}

/** The aspects of a column to change. A default is a value, or SQL by the `sql` tag; `null` is none. */
export interface ColumnAlteration extends Omit<ColumnState, 'default' | 'identity'> {
  default?: DefaultValue | null;
  identity?: IdentityKind | IdentityDefinition | null;
}

export interface AlterColumnOptions {
  /** How the present values become those of the new type. */
  using?: SqlText;
  /** What the changed aspects were. */
  from?: ColumnAlteration;
  /** How the values turn back when the change of type is reverted. */
  revertUsing?: SqlText;
}

export interface ColumnCalls {
  /** With the constraints and indexes that are declared on it. With `ifNotExists` it can't be undone. */
  addColumn(table: ObjectName, define: DescribeColumn, options?: { ifNotExists?: boolean }): void;

  /** Reversible where the column is given by its definition rather than by its name. */
  dropColumn(table: ObjectName, column: string | DescribeColumn, options?: DropColumnOptions): void;

  /**
   * Changes what is named and nothing else, in one `alter table`. What it was is told by `from`; nullability alone needs
   * no word. An identity that is added goes on after the greatest value that is there.
   */
  alterColumn(table: ObjectName, column: string, to: ColumnAlteration, options?: AlterColumnOptions): void;

  renameColumn(table: ObjectName, column: string, to: string): void;
}

export function columnCalls({ record, naming }: Recording): ColumnCalls {
  const parts = (table: ObjectName, define: DescribeColumn): ColumnParts =>
    define(new ColumnFactory(table, naming)).build();
  return {
    addColumn(table, define, options) {
      const { column, constraints, indexes } = parts(table, define);
      record({ kind: 'addColumn', table, column, ...options });
      constraints.forEach((constraint) => record({ kind: 'addConstraint', table, constraint }));
      indexes.forEach((index) => record({ kind: 'createIndex', table, index }));
    },
    dropColumn(table, column, options) {
      if (typeof column === 'string') {
        record({ kind: 'dropColumn', table, column, ...options });
        return;
      }
      const { column: was, constraints, indexes } = parts(table, column);
      indexes.forEach((index) => record({ kind: 'dropIndex', table, name: index.name, was: index }));
      constraints.forEach((constraint) =>
        record({ kind: 'dropConstraint', table, name: constraint.name, was: constraint }),
      );
      record({ kind: 'dropColumn', table, column: was.name, was, ...options });
    },
    alterColumn: (table, column, to, { from = {}, ...using } = {}) =>
      record({ kind: 'alterColumn', table, column, to: toState(to), from: toState(from), ...using }),
    renameColumn: (table, column, to) => record({ kind: 'renameColumn', table, column, to }),
  };
}

function toState({ default: value, identity, ...rest }: ColumnAlteration): ColumnState {
  const numbered = typeof identity === 'string' ? { kind: identity } : identity;
  const state = identity === undefined ? rest : { ...rest, identity: numbered };
  if (value === undefined) {
    return state;
  }
  return { ...state, default: value === null ? null : toDefault(value) };
}
