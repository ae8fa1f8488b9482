import { sql as kyselySql } from 'kysely';

import { id, list, object, phrase, statement } from '../clauses.js';
import type { Clause } from '../compiler.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { sql } from '../sql-text.js';
import { writes } from '../touches.js';
import { condition, showCondition, type RowCondition } from './row-condition.js';
import { cell, type Row } from './row-values.js';

/** Values by column, and the rows that get them: all of them without `where`. */
export interface RowChange {
  set: Row;
  where?: RowCondition;
}

export interface UpdateRows extends RowChange {
  kind: 'update';
  table: ObjectName;
  /** What undoes it, or `false` where there is nothing to undo. */
  reverse?: RowChange | false;
}

export const updateRows: OperationKind<UpdateRows> = {
  compile: ({ table, set, where }) => [
    statement(
      'update',
      object(table),
      'set',
      assignments(set),
      where !== undefined && phrase('where', condition(where)),
    ),
  ],
  invert({ table, set, where, reverse }) {
    if (reverse === undefined) {
      return {
        irreversible: `updating ${columns(set)} of ${showName(table)} does not say what they were`,
        remedy: `op.update(${toSource(table)}, { set, where, reverse: { set: { ... } } }), or { reverse: false } where nothing is to be undone`,
      };
    }
    return reverse === false ? [] : [{ kind: 'update', table, ...reverse, reverse: { set, where } }];
  },
  source: ({ table, set, where, reverse }) =>
    op('update', literal(table), optionsOf({ set, where, reverse: reverse && explicit(reverse) })),
  describe: ({ table, set, where }) =>
    `update ${columns(set)} of ${showName(table)}${where === undefined ? '' : ` where ${showCondition(where)}`}`,
  touches: ({ table }) => [writes(table)],
};

function assignments(set: Row): Clause {
  return list(Object.entries(set).map(([column, content]) => kyselySql`${id(column)} = ${cell(content)}`));
}

function columns(set: Row): string {
  return Object.keys(set).join(', ');
}

/** In a call, a reversal without `where` would take that of the update itself. */
function explicit({ set, where = sql`true` }: RowChange): RowChange {
  return { set, where };
}
