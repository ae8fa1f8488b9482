import type { SqlText } from './sql-text.js';

/** A default is a value or an SQL expression; the two are never mixed up. */
export type DefaultDefinition = { value: unknown } | { sql: SqlText };

export interface ColumnDefinition {
  name: string;
  /** The type as PostgreSQL writes it, such as `varchar(20)` or `text[]`. */
  type: string;
  notNull?: boolean;
  default?: DefaultDefinition;
  identity?: 'always' | 'by default';
  /** The expression of a stored generated column. */
  generated?: SqlText;
  collation?: string;
}

export type ReferentialAction = 'cascade' | 'restrict' | 'set null' | 'set default' | 'no action';

export interface ForeignKeyOptions {
  /** Default: MikroORM's `table_column_foreign`. */
  name?: string;
  onDelete?: ReferentialAction;
  onUpdate?: ReferentialAction;
}

export type ConstraintDefinition =
  | { type: 'primaryKey'; name: string; columns: readonly string[] }
  | { type: 'unique'; name: string; columns: readonly string[] }
  | { type: 'check'; name: string; expression: SqlText }
  | ({
      type: 'foreignKey';
      name: string;
      columns: readonly string[];
      references: { table: string; columns: readonly string[] };
    } & Pick<ForeignKeyOptions, 'onDelete' | 'onUpdate'>);

/** What {@link ConstraintDefinition} says, less the name: it is given apart, or is the default one. */
export type UnnamedConstraint = ConstraintDefinition extends infer C
  ? C extends ConstraintDefinition
    ? Omit<C, 'name'>
    : never
  : never;

export interface IndexOptions {
  /** Default: MikroORM's `table_column_index`, or `table_column_unique`. */
  name?: string;
  unique?: boolean;
  /** Access method, such as `gin`. Default: `btree`. */
  method?: string;
  /** The condition of a partial index. */
  where?: SqlText;
}

export interface IndexDefinition extends Omit<IndexOptions, 'name'> {
  name: string;
  columns: readonly string[];
}

export interface TableDefinition {
  columns: readonly ColumnDefinition[];
  constraints: readonly ConstraintDefinition[];
  indexes: readonly IndexDefinition[];
}
