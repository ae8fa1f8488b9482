import { describeBlocker, type BlockingSession } from './blocking-session.js';
import { MigrationFailedError, nextCommand } from './migration-failed.error.js';

/**
 * A statement was not given its locks, however often it was tried, since other sessions hold them. What is true of a
 * MigrationFailedError is true of it, too.
 */
export class LockNotGrantedError extends MigrationFailedError {
  override readonly code = 'SISKIN_LOCK_NOT_GRANTED';

  constructor(
    failure: MigrationFailedError,
    /** How often it was tried. */
    readonly attempts: number,
    /** Whom the last attempt waited for, as far as that was seen. */
    readonly blockers: readonly BlockingSession[],
  ) {
    const { migration, cause, failed } = failure;
    super(migration, cause, failed, {
      facts: [triedLine(attempts, blockers), ...blockers.map((blocker) => `  ${describeBlocker(blocker)}`)],
      remedy: remedy(failure, blockers),
    });
  }
}

function triedLine(attempts: number, blockers: readonly BlockingSession[]): string {
  const tried = attempts === 1 ? 'It was tried once' : `It was tried ${attempts} times`;
  return blockers.length === 0 ? `${tried}.` : `${tried}. The last attempt waited for:`;
}

function remedy({ migration, failed }: MigrationFailedError, blockers: readonly BlockingSession[]): string {
  const { statementsDone } = migration;
  const command = nextCommand(migration);
  const pids = blockers.filter(({ pid }) => pid > 0).map(({ pid }) => `pg_terminate_backend(${pid})`);
  const end = pids.length === 0 ? '' : `, or end them with \`select ${pids.join(', ')}\``;
  const done = statementsDone === undefined ? '' : ` It goes on with statement ${statementsDone + 1}.`;
  const isLeft = blockers.length === 0 || blockers.some(({ kept }) => kept === undefined);
  return [
    `Wait until the sessions in its way are done${end}; then run \`${command}\` again.${done}`,
    ...(isLeft ? [`Or have them ended: \`${command} --terminate-blockers\`.`] : []),
    `Or wait longer for a lock, with everybody who needs the table waiting behind: \`--lock-timeout SECONDS\`${now(failed?.timeoutMs)}, or lockTimeout in the migration or the options.`,
  ].join('\n');
}

function now(timeoutMs = 0): string {
  return timeoutMs === 0 ? '' : ` (${timeoutMs / 1_000} here)`;
}
