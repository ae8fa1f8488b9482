import { describeBlocker, type BlockingSession } from './blocking-session.js';
import { SiskinError } from './siskin.error.js';

/** Where a wipe has ended. */
export interface FailedWipe {
  /** What was to be dropped, such as `table public.users`; undefined where it was the ledger. */
  object: string | undefined;
  /** How many objects are dropped, and gone. */
  dropped: number;
  /** Of how many. */
  of: number;
  statement?: string;
  /** The SQLSTATE. */
  sqlState?: string;
  /** Who held a lock, as far as that was seen. */
  blockers: readonly BlockingSession[];
  /** How often it was tried. */
  attempts: number;
}

/** A wipe has failed part of the way. What is dropped is gone, the ledger first; the next one goes on with what is left. */
export class WipeFailedError extends SiskinError {
  readonly code = 'SISKIN_WIPE_FAILED';

  constructor(
    readonly wipe: FailedWipe,
    cause: unknown,
  ) {
    super({ problem: problem(wipe, cause), remedy: remedy(wipe), cause });
  }
}

function problem({ object, dropped, of, sqlState, blockers, attempts }: FailedWipe, cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const state = sqlState === undefined ? '' : ` (SQLSTATE ${sqlState})`;
  return [
    `The wipe failed at ${object ?? 'the ledger'}, with ${dropped} of ${of} objects dropped: ${message}${state}`,
    ...(attempts > 1 ? [`It was tried ${attempts} times.`] : []),
    ...(blockers.length > 0
      ? ['In its way:', ...blockers.map((blocker) => `  ${describeBlocker(blocker)}`)]
      : []),
  ].join('\n');
}

const LOCK_NOT_AVAILABLE = '55P03';

function remedy({ sqlState }: FailedWipe): string {
  const again = 'run the command again: it goes on with what is left.';
  return sqlState === LOCK_NOT_AVAILABLE
    ? `Wait until the sessions in its way are done, or add --terminate-blockers or a longer --lock-timeout; then ${again}`
    : `Mend the cause, then ${again}`;
}
