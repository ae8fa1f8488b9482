import { SiskinError } from './siskin.error.js';

export type BrokenConstraint = 'unique' | 'foreignKey' | 'check' | 'notNull' | 'exclusion';

export interface InsertConstraintDetails {
  kind: BrokenConstraint;
  table: string;
  /** Of the table; absent where PostgreSQL names none, as for columns that are not null. */
  constraint?: string;
  /** The column that may not be null. */
  column?: string;
  /** What PostgreSQL tells of the row. */
  detail?: string;
  cause: unknown;
}

/** A constraint of a table does not admit rows that `insert` was to write. Nothing was written. */
export class InsertConstraintError extends SiskinError {
  readonly code = 'SISKIN_INSERT_CONSTRAINT';
  readonly kind: BrokenConstraint;
  readonly table: string;
  readonly constraint: string | undefined;
  /** The column that may not be null, where that is broken. */
  readonly column: string | undefined;
  readonly detail: string | undefined;

  constructor({ kind, table, constraint, column, detail, cause }: InsertConstraintDetails) {
    const what =
      column === undefined
        ? `the constraint ${constraint ?? '?'} of ${table}`
        : `that ${table}.${column} is not null`;
    super({
      problem: `Rows to insert break ${what}${detail === undefined ? '' : `: ${detail.replace(/\.$/, '')}`}.`,
      remedy: REMEDIES[kind],
      cause,
    });
    this.kind = kind;
    this.table = table;
    this.constraint = constraint;
    this.column = column;
    this.detail = detail;
  }
}

const REMEDIES: Record<BrokenConstraint, string> = {
  unique:
    'Let the factory give values that do not repeat, such as by its sequence; or empty the table before, where earlier rows have them.',
  foreignKey: 'Give the relation a row that is stored, or one that is made by the same insert, before.',
  check: 'Let the factory give values that the check admits.',
  notNull: 'Let the factory give the property a value, or the column a default.',
  exclusion: 'Let the factory give values that do not exclude each other.',
};
