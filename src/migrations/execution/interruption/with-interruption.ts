import { DatabaseError } from 'pg';

import { MigrationFailedError, type FailedMigration } from '../../../errors/migration-failed.error.js';
import { RunInterruptedError } from '../../../errors/run-interrupted.error.js';
import { hasCode } from '../../../database/has-code.js';
import { RunTrail } from '../run-trail.js';
import { ensureGoing } from '../../../database/ensure-going.js';

/** SQLSTATE: a statement was cancelled. */
const QUERY_CANCELED = '57014';

/**
 * Does the work, which follows its events in the trail.
 *
 * @param command what goes on with it where it was interrupted.
 * @throws RunInterruptedError saying what the run had come to, where the signal ended it.
 */
export async function withInterruption<T>(
  command: string,
  signal: AbortSignal | undefined,
  work: (trail: RunTrail) => Promise<T>,
): Promise<T> {
  const trail = new RunTrail();
  try {
    ensureGoing(signal);
    return await work(trail);
  } catch (error) {
    throw signal?.aborted === true && isInterruption(error) ? toInterruption(error, command, trail) : error;
  }
}

/** What fails for a reason of its own just then is told as that. */
function isInterruption(error: unknown): boolean {
  if (error instanceof MigrationFailedError) {
    const { failed, cause } = error;
    return failed === undefined || !(cause instanceof DatabaseError) || failed.sqlState === QUERY_CANCELED;
  }
  return error instanceof RunInterruptedError || hasCode(error, QUERY_CANCELED);
}

function toInterruption(error: unknown, command: string, trail: RunTrail): RunInterruptedError {
  const underway: FailedMigration | undefined = underwayOf(error) ?? trail.underway;
  const isOutside = underway?.statementsDone !== undefined;
  const undone = underway === undefined || isOutside ? [] : [underway.revision];
  return new RunInterruptedError({
    command,
    underway,
    done: trail.finishedRevisions,
    rolledBack: [...trail.rolledBack, ...undone],
    dropped: trail.dropped,
  });
}

function underwayOf(error: unknown): FailedMigration | undefined {
  if (error instanceof MigrationFailedError) {
    return error.migration;
  }
  return error instanceof RunInterruptedError ? error.underway : undefined;
}
