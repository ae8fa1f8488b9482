import { InvalidBackfillError } from '../../../errors/invalid-backfill.error.js';
import { showName, type ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { BackfillChange, BackfillPace } from './backfill.js';

export interface BackfillCalls {
  /**
   * Sets columns of many rows in batches, each in a short transaction, so that no lock is held for long. It walks through
   * the table by its primary key and records where it is in the transaction of each batch: a run that is interrupted goes
   * on there, and no row is done twice. Only in a migration with `static transaction = false`.
   *
   * Rows that are inserted behind its position, or after it has come to the end, are not done: the application has to
   * write them as they should be by the time it begins.
   *
   * Reversible where `reverse` says how, or is `false` because nothing is to be undone.
   *
   * @throws InvalidBackfillError for options that make no sense.
   *
   * @example op.backfill('users', { set: { email_lower: sql`lower(email)` }, where: 'email_lower is null', reverse: false });
   */
  backfill(table: ObjectName, options: BackfillOptions): void;
}

export interface BackfillOptions extends BackfillChange, BackfillPace {
  /** What undoes it, at the same pace, or `false` where there is nothing to undo. */
  reverse?: BackfillChange | false;
}

export function backfillCalls({ record }: Recording): BackfillCalls {
  return {
    backfill(table, options) {
      ensureSensible(table, options);
      record({ kind: 'backfill', table, ...options });
    },
  };
}

function ensureSensible(table: ObjectName, { set, reverse, key, ...pace }: BackfillOptions): void {
  const sets = [set, ...(reverse ? [reverse.set] : [])];
  const { batch = 1, targetMs = 1, pauseMs = 0 } = pace;
  const faults = [
    sets.some((one) => Object.keys(one).length === 0) && '`set` names no column',
    key?.length === 0 && '`key` names no column',
    !isWhole(batch, 1) && `\`batch\` is ${batch}, not a whole number from 1`,
    !isWhole(targetMs, 1) && `\`targetMs\` is ${targetMs}, not a whole number from 1`,
    !isWhole(pauseMs, 0) && `\`pauseMs\` is ${pauseMs}, not a whole number from 0`,
  ].filter((fault) => fault !== false);
  if (faults.length > 0) {
    throw new InvalidBackfillError(showName(table), faults);
  }
}

function isWhole(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}
