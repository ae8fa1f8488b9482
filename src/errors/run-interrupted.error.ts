import type { FailedMigration } from './migration-failed.error.js';
import { SiskinError } from './siskin.error.js';

/** What a run had come to when it was interrupted. */
export interface InterruptedRun {
  /** The command that goes on with it. */
  command?: string;
  /**
   * The migration that was under way; absent where none was. Outside a transaction `statementsDone` of its statements stay
   * done, and `rowsDone` rows of its backfill.
   */
  underway?: FailedMigration;
  /** The revisions that were applied or reverted, and stay so. */
  done?: readonly string[];
  /** The revisions that were rolled back, the one under way among them. */
  rolledBack?: readonly string[];
  /** How many objects a wipe had dropped, which are gone. */
  dropped?: number;
}

const MOST_NAMED = 5;

/**
 * The signal of a run was aborted. What was under way in a transaction is rolled back; outside one what is done stays, and
 * the next run goes on from there. Nothing else was begun, and the lock is released.
 */
export class RunInterruptedError extends SiskinError {
  readonly code = 'SISKIN_RUN_INTERRUPTED';
  readonly command: string | undefined;
  readonly underway: FailedMigration | undefined;
  readonly done: readonly string[];
  readonly rolledBack: readonly string[];
  readonly dropped: number;

  constructor(run: InterruptedRun = {}) {
    const { command, underway, done = [], rolledBack = [], dropped = 0 } = run;
    super({ problem: problem({ underway, done, rolledBack, dropped }), remedy: remedy(command, underway) });
    this.command = command;
    this.underway = underway;
    this.done = done;
    this.rolledBack = rolledBack;
    this.dropped = dropped;
  }
}

function problem({
  underway,
  done,
  rolledBack,
  dropped,
}: Required<Omit<InterruptedRun, 'command' | 'underway'>> & InterruptedRun) {
  return [
    'The run was interrupted.',
    ...(rolledBack.length === 0 ? [] : [`Rolled back: ${list(rolledBack)}.`]),
    ...(underway?.statementsDone === undefined ? [] : [kept(underway, underway.statementsDone)]),
    ...(done.length === 0 ? [] : [`Done, and stays: ${list(done)}.`]),
    ...(dropped > 0 ? [`Dropped, and gone: ${dropped} objects.`] : []),
    ...(underway === undefined && done.length === 0 && dropped === 0 ? ['Nothing was begun.'] : []),
  ].join(' ');
}

/** Names as long as they are few. */
function list(revisions: readonly string[]): string {
  return revisions.length > MOST_NAMED ? `${revisions.length} revisions` : revisions.join(', ');
}

function kept({ revision, rowsDone = 0 }: FailedMigration, statements: number): string {
  const rows = rowsDone > 0 ? ` and ${rowsDone} rows of a backfill` : '';
  return `${revision} runs outside a transaction: ${statements} of its statements${rows} stay done.`;
}

function remedy(command?: string, underway?: FailedMigration): string {
  if (command === undefined) {
    return 'Run it again.';
  }
  return underway?.statementsDone === undefined
    ? `Run \`${command}\` again to go on.`
    : `Run \`${command}\` again: it goes on from there, and builds an index anew that was being built concurrently.`;
}
