import { SiskinError } from './siskin.error.js';

/** Where the row stands in the call. */
export type RowPart = 'set' | 'where' | 'reverse.set' | 'reverse.where';

/** `op.update` or `op.delete` is given a row that says nothing, or `undefined`, where it would mean other rows than were meant. */
export class IncompleteRowError extends SiskinError {
  readonly code = 'SISKIN_INCOMPLETE_ROW';

  constructor(
    readonly call: 'update' | 'delete',
    /** The table, as `name` or `schema.name`. */
    readonly table: string,
    readonly part: RowPart,
    /** The column that is `undefined`; absent where the row has no column at all. */
    readonly column?: string,
  ) {
    super({
      problem:
        `op.${call} of ${table} was given ` +
        (column === undefined
          ? `a row without columns as ${part}.`
          : `undefined as the value of ${column} in ${part}.`),
      remedy: part.endsWith('set') ? SET_REMEDY : WHERE_REMEDIES[call],
    });
  }
}

const SET_REMEDY =
  'Name the columns to change, each with a value: null for none, sql`default` for its default.';
const WHERE_REMEDIES = {
  update: 'Give each column a value, null for those that have none. Where all rows are meant: sql`true`.',
  delete:
    'Give each column a value, null for those that have none. Where all rows are meant: op.delete(table, sql`true`).',
};
