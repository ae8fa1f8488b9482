import { sql as kyselySql } from 'kysely';

import { id, list, object, phrase, statement } from '../clauses.js';
import { compile, compileText, type Clause } from '../compiler.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import type { SqlText } from '../sql-text.js';
import { writes } from '../touches.js';
import { cell, type Row } from './row-values.js';

/** What is set, and in which rows: all of them without `where`. A value may be SQL by the `sql` tag. */
export interface BackfillChange {
  set: Row;
  where?: SqlText;
}

/** How a backfill goes about it. */
export interface BackfillPace {
  /** How many rows the first batch goes through; the others follow `targetMs`. Default: 5,000. */
  batch?: number;
  /**
   * The columns to walk by, which a unique index has to hold, all of them not null and none of them set. Default: those
   * of the primary key.
   */
  key?: readonly string[];
  /** How long a batch should take, in milliseconds. Default: 500. */
  targetMs?: number;
  /** How long to pause between two batches, in milliseconds. Default: 0. */
  pauseMs?: number;
}

export interface Backfill extends BackfillChange, BackfillPace {
  kind: 'backfill';
  table: ObjectName;
  /** What undoes it, or `false` where there is nothing to undo. */
  reverse?: BackfillChange | false;
}

/** As one statement, where there is no database to walk through in batches. */
export const backfill: OperationKind<Backfill> = {
  compile: ({ table, set, where }) => [
    statement(
      'update',
      object(table),
      'set',
      assignments(set),
      where !== undefined && phrase('where', condition(where)),
    ),
  ],
  invert({ kind, table, set, where, reverse, ...pace }) {
    if (reverse === undefined) {
      return {
        irreversible: `the backfill of ${showName(table)} does not say how to undo it`,
        remedy: `op.backfill(${toSource(table)}, { ..., reverse: { set: { ... } } }), or { reverse: false } where nothing is to be undone`,
      };
    }
    return reverse === false ? [] : [{ kind, table, ...reverse, ...pace, reverse: { set, where } }];
  },
  source: ({ table, set, where, batch, key, targetMs, pauseMs, reverse }) =>
    op('backfill', literal(table), optionsOf({ set, where, batch, key, targetMs, pauseMs, reverse })),
  describe: ({ table, set }) => `backfill ${Object.keys(set).join(', ')} of ${showName(table)}`,
  touches: ({ table }) => [writes(table)],
  outsideTransaction: () => true,
};

/** The parts of its statements, as SQL. */
export function backfillSql({ table, set, where }: Backfill) {
  return {
    table: compile(object(table)),
    assignments: compile(assignments(set)),
    condition: where === undefined ? undefined : compile(condition(where)),
  };
}

function assignments(set: Row): Clause {
  return list(Object.entries(set).map(([column, content]) => kyselySql`${id(column)} = ${cell(content)}`));
}

/** A comment at its end must not take the parenthesis with it. */
function condition(where: SqlText): Clause {
  return kyselySql.raw(`(${compileText(where)}${/--[^\n]*$/.test(compileText(where)) ? '\n' : ''})`);
}
