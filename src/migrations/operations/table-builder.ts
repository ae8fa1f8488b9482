import type {
  ColumnDefinition,
  ConstraintDefinition,
  ForeignKeyOptions,
  IndexDefinition,
  IndexOptions,
  TableDefinition,
} from './definitions.js';
import { ColumnBuilder } from './column-builder.js';
import { ColumnFactory } from './column-factory.js';
import { defaultName } from './names.js';
import type { SqlText } from './sql-text.js';

/** Describes a table: its columns through the type methods, and what spans several of them. */
export class TableBuilder extends ColumnFactory {
  readonly #columns: ColumnBuilder[] = [];
  readonly #constraints: ConstraintDefinition[] = [];
  readonly #indexes: IndexDefinition[] = [];

  override column(name: string, type: string): ColumnBuilder {
    const column = super.column(name, type);
    this.#columns.push(column);
    return column;
  }

  primaryKey(columns: readonly string[], name = defaultName(this.table, columns, 'primary')): void {
    this.#constraints.push({ type: 'primaryKey', name, columns });
  }

  unique(columns: readonly string[], name = defaultName(this.table, columns, 'unique')): void {
    this.#constraints.push({ type: 'unique', name, columns });
  }

  check(name: string, expression: SqlText): void {
    this.#constraints.push({ type: 'check', name, expression });
  }

  foreignKey(
    columns: readonly string[],
    table: string,
    referenced: readonly string[],
    options: ForeignKeyOptions = {},
  ): void {
    this.#constraints.push(foreignKey(this.table, columns, table, referenced, options));
  }

  index(columns: readonly string[], options: IndexOptions = {}): void {
    this.#indexes.push(indexOn(this.table, columns, options));
  }

  build(): TableDefinition {
    const keyed = new Set([...this.#constraints.map(leadingColumn), ...this.#indexes.map(findingColumn)]);
    const parts = this.#columns.map((column) => column.build(keyed));
    return {
      columns: parts.map((part): ColumnDefinition => part.column),
      constraints: [...parts.flatMap((part) => part.constraints), ...this.#constraints],
      indexes: [...parts.flatMap((part) => part.indexes), ...this.#indexes],
    };
  }
}

/** The column that the index behind a key already finds rows by. */
function leadingColumn(constraint: ConstraintDefinition): string | undefined {
  const isKey = constraint.type === 'primaryKey' || constraint.type === 'unique';
  return isKey ? constraint.columns[0] : undefined;
}

/** The column that an index finds any row by: a partial one leaves rows out, and only a B-tree is sure to be of use. */
function findingColumn({ columns, method = 'btree', where }: IndexDefinition): string | undefined {
  return method === 'btree' && where === undefined ? columns[0] : undefined;
}

export function foreignKey(
  table: string,
  columns: readonly string[],
  referencedTable: string,
  referencedColumns: readonly string[],
  { name = defaultName(table, columns, 'foreign'), ...actions }: ForeignKeyOptions,
): ConstraintDefinition & { type: 'foreignKey' } {
  return {
    type: 'foreignKey',
    name,
    columns,
    references: { table: referencedTable, columns: referencedColumns },
    ...actions,
  };
}

export function indexOn(table: string, columns: readonly string[], options: IndexOptions): IndexDefinition {
  const name = options.name ?? defaultName(table, columns, options.unique ? 'unique' : 'index');
  return { ...options, name, columns };
}
