import { object, statement } from '../clauses.js';
import type { Clause } from '../compiler.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { writes } from '../touches.js';
import { anyOf, condition, isRows, isSql, showCondition, type RowCondition } from './row-condition.js';
import { chunk, columnsOf, count, type Row } from './row-values.js';

/** Also undoes a `bulkInsert`. */
export interface DeleteRows {
  kind: 'delete';
  table: ObjectName;
  /** A list means the rows that agree with one of its rows. */
  where: RowCondition | readonly Row[];
  /** What the rows were, so that deleting them can be undone. */
  was?: readonly Row[];
}

export const deleteRows: OperationKind<DeleteRows> = {
  compile: ({ table, where }) =>
    isRows(where)
      ? chunk(where).map((rows) => deleteStatement(table, anyOf(rows)))
      : [deleteStatement(table, condition(where))],
  invert: ({ table, where, was }) =>
    was === undefined
      ? {
          irreversible: `deleting ${title(where)} of ${showName(table)} does not say what they were`,
          remedy: `op.delete(${toSource(table)}, ..., { was: rows })`,
        }
      : [{ kind: 'bulkInsert', table, rows: was, ...identifying(where) }],
  source: ({ table, where, was }) => op('delete', literal(table), literal(where), optionsOf({ was })),
  describe: ({ table, where }) => {
    const which = isRows(where) ? '' : ` where ${showCondition(where)}`;
    return `delete ${title(where)} of ${showName(table)}${which}`;
  },
  touches: ({ table, where }) => (isRows(where) && where.length === 0 ? [] : [writes(table)]),
};

function deleteStatement(table: ObjectName, where: Clause): string {
  return statement('delete from', object(table), 'where', where);
}

function title(where: DeleteRows['where']): string {
  return isRows(where) ? count(where) : 'rows';
}

/** The columns by which the rows were found find them again. */
function identifying(where: DeleteRows['where']): { by?: string[] } {
  const by = isSql(where) ? [] : columnsOf(isRows(where) ? where : [where]);
  return by.length === 0 ? {} : { by };
}
