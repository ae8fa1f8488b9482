import type { ObjectName } from '../names.js';
import type { SqlText } from '../sql-text.js';

export type ReferentialAction = 'cascade' | 'restrict' | 'set null' | 'set default' | 'no action';

/** When a constraint is checked: after each statement, or, where it is deferrable, at the end of the transaction. */
export interface DeferrableOptions {
  /** `initially deferred` waits for the end unless told otherwise; `true` waits where `set constraints` says so. */
  deferrable?: boolean | 'initially deferred';
}

export interface ValidityOptions {
  /** Leaves the rows that are there unchecked, until `validateConstraint`. Default: false. */
  notValid?: boolean;
}

export interface KeyOptions extends DeferrableOptions {
  /** Default: MikroORM's name. */
  name?: string;
  /** Further columns that the index behind it holds. */
  include?: readonly string[];
  /** A unique index that becomes the constraint, and takes its name, in place of building one under a lock. */
  usingIndex?: string;
}

export interface PrimaryKeyOptions extends KeyOptions {
  /** Columns that were nullable before, and become so again when this is undone. */
  wasNullable?: readonly string[];
}

export interface UniqueOptions extends KeyOptions {
  /** Whether two nulls are equal. Default: false. */
  nullsNotDistinct?: boolean;
}

export interface CheckOptions extends ValidityOptions {
  /** Keeps the check from tables that inherit from this one. Default: false. */
  noInherit?: boolean;
}

export interface ForeignKeyOptions extends DeferrableOptions, ValidityOptions {
  /** Default: MikroORM's `table_column_foreign`. */
  name?: string;
  onDelete?: ReferentialAction;
  onUpdate?: ReferentialAction;
  /** `full` wants all of the columns null or none. Default: `simple`. */
  match?: 'full' | 'simple';
}

/** A column or an expression, and the operator by which no two rows may agree on it. */
export type ExclusionElement = ({ column: string } | { expression: SqlText }) & {
  /** Such as `=` or `&&`. */
  with: string;
  operatorClass?: ObjectName;
};

export interface ExclusionOptions extends DeferrableOptions {
  /** The index's access method. Default: `gist`. */
  method?: string;
  where?: SqlText;
}

interface Key extends Omit<KeyOptions, 'name'> {
  name: string;
  columns: readonly string[];
}

export type PrimaryKeyDefinition = { type: 'primaryKey' } & Key & Pick<PrimaryKeyOptions, 'wasNullable'>;
export type UniqueDefinition = { type: 'unique' } & Key & Pick<UniqueOptions, 'nullsNotDistinct'>;
export type CheckDefinition = { type: 'check'; name: string; expression: SqlText } & CheckOptions;
export type ForeignKeyDefinition = {
  type: 'foreignKey';
  name: string;
  columns: readonly string[];
  references: { table: ObjectName; columns: readonly string[] };
} & Omit<ForeignKeyOptions, 'name'>;
export type ExclusionDefinition = {
  type: 'exclusion';
  name: string;
  elements: readonly ExclusionElement[];
} & ExclusionOptions;

export type ConstraintDefinition =
  PrimaryKeyDefinition | UniqueDefinition | CheckDefinition | ForeignKeyDefinition | ExclusionDefinition;

/** What {@link ConstraintDefinition} says, less the name: it is given apart, or is the default one. */
export type UnnamedConstraint = ConstraintDefinition extends infer C
  ? C extends ConstraintDefinition
    ? Omit<C, 'name'>
    : never
  : never;
