import { pointAt } from './sql-excerpt.js';
import { SiskinError } from './siskin.error.js';

export interface FailedMigration {
  revision: string;
  name: string;
  direction: 'up' | 'down';
  /** The migration's file; absent when it was reverted from the ledger. */
  file?: string;
  /** Where it runs outside a transaction: how many of its statements are done, and stay. */
  statementsDone?: number;
  /** Where the run was one transaction: the revisions before it that were rolled back with it. */
  rolledBack?: readonly string[];
  /** Where it failed in a backfill: how many rows are done, and stay. */
  rowsDone?: number;
}

/** What PostgreSQL said of the statement. */
export interface FailedStatement {
  /** Absent where it failed at the commit, as a deferred constraint does. */
  statement?: string;
  /** Where in the statement, counted from 1. */
  position?: number;
  /** The SQLSTATE. */
  sqlState?: string;
  detail?: string;
  hint?: string;
  /** Where a timeout was over, how long that was, in milliseconds; 0 where it was set by the migration's own SQL. */
  timeoutMs?: number;
  /** What it uses that the server is too old for, and the major versions that have it and that the server has. */
  needs?: { feature: string; since: number; server: number };
}

/** What a subclass has to say. */
interface MoreText {
  /** Lines that follow the problem. */
  facts: readonly string[];
  /** In place of mending the migration. */
  remedy: string;
}

/**
 * A migration failed. Its transaction is rolled back, its row in the ledger with it; those before it stay, unless the run is
 * one transaction. One outside a transaction keeps what is done, and the next run goes on with the statement that failed.
 */
export class MigrationFailedError extends SiskinError {
  readonly code: 'SISKIN_MIGRATION_FAILED' | 'SISKIN_LOCK_NOT_GRANTED' = 'SISKIN_MIGRATION_FAILED';

  constructor(
    readonly migration: FailedMigration,
    cause: unknown,
    /** Absent when the migration's own code failed rather than a statement. */
    readonly failed?: FailedStatement,
    more?: MoreText,
  ) {
    super({
      problem: [
        headline(migration, failed),
        reason(cause, failed),
        ...(failed === undefined ? [] : statementLines(failed)),
        ...(more?.facts ?? []),
      ].join('\n'),
      remedy: more?.remedy ?? timeoutRemedy(migration, failed) ?? remedy(migration, failed),
      cause,
    });
  }
}

function headline(migration: FailedMigration, failed?: FailedStatement): string {
  const { revision, name, direction, file } = migration;
  const title = name === revision ? name : `${name} (${revision})`;
  const verb = direction === 'up' ? 'applying' : 'reverting';
  const place = file === undefined ? '' : `\nIn ${file}`;
  return `The migration ${title} failed while ${verb}${outcome(migration, failed)}${place}`;
}

function outcome(migration: FailedMigration, failed?: FailedStatement): string {
  const { statementsDone: done, rowsDone = 0, rolledBack, direction } = migration;
  if (rolledBack !== undefined) {
    return `, and the whole run was rolled back, which is one transaction. ${wholeOutcome(direction, rolledBack)}`;
  }
  if (done === undefined) {
    return ' and was rolled back.';
  }
  if (rowsDone > 0) {
    return `, at its statement ${done + 1}, a backfill, after ${rowsDone} rows. It runs outside a transaction: what is done stays.`;
  }
  const where = failed === undefined ? `after ${done} of its statements` : `at its statement ${done + 1}`;
  return `, ${where}. It runs outside a transaction: ${kept(done)}.`;
}

function wholeOutcome(direction: FailedMigration['direction'], rolledBack: readonly string[]): string {
  const nothing = direction === 'up' ? 'Nothing was applied' : 'Nothing was reverted';
  return rolledBack.length === 0 ? `${nothing}.` : `${nothing}; undone with it: ${rolledBack.join(', ')}.`;
}

function kept(done: number): string {
  if (done === 0) {
    return 'nothing of it took effect';
  }
  return done === 1 ? 'its first statement stays done' : `its first ${done} statements stay done`;
}

function reason(cause: unknown, failed?: FailedStatement): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return failed?.sqlState === undefined
    ? message
    : `PostgreSQL says: ${message} (SQLSTATE ${failed.sqlState})`;
}

function statementLines({ statement, position, detail, hint, needs }: FailedStatement): string[] {
  return [
    ...(statement === undefined ? [] : [pointAt(statement, position)]),
    ...(detail === undefined ? [] : [`Detail: ${detail}`]),
    ...(hint === undefined ? [] : [`Hint: ${hint}`]),
    ...(needs === undefined ? [] : [shortfall(needs)]),
  ];
}

function shortfall({ feature, since, server }: NonNullable<FailedStatement['needs']>): string {
  return `What it uses, ${feature}, needs PostgreSQL ${since} or later; this server has PostgreSQL ${server}.`;
}

/** Where the `statement_timeout` was over. */
function timeoutRemedy(
  migration: FailedMigration,
  { sqlState, timeoutMs = 0 }: FailedStatement = {},
): string | undefined {
  if (sqlState !== '57014' || timeoutMs === 0) {
    return undefined;
  }
  return `Its statement_timeout of ${timeoutMs / 1_000} s was over, which is not tried again. Give it more time and run it again: \`${nextCommand(migration)} --statement-timeout SECONDS\` (0 for no limit), or statementTimeout in the migration or the options, in milliseconds.`;
}

/** The command that goes on after a failure. */
export function nextCommand({ direction, rolledBack }: FailedMigration): string {
  const command = direction === 'up' ? 'nest-cmd db:migrate' : 'nest-cmd db:rollback';
  return rolledBack === undefined ? command : `${command} --transaction all`;
}

/** What to mend, by SQLSTATE, where it is not the migration. */
const CAUSES: Readonly<Record<string, string>> = {
  '42501':
    'Grant the role what the statement needs, as the owner of that object or a superuser, or migrate as the owner',
  '53100': 'Make room on the disk of the server',
};

function remedy(migration: FailedMigration, { sqlState = '', needs }: FailedStatement = {}): string {
  const { statementsDone, rowsDone = 0 } = migration;
  const command = nextCommand(migration);
  const cause = needs === undefined ? CAUSES[sqlState] : 'Do without it, or upgrade the server';
  const again = `${cause ?? whatToMend(migration)}, then run \`${command}\` again`;
  if (rowsDone > 0) {
    return `${again}: it goes on after these rows. The backfill and what comes before it have to stay as they are; what follows may be changed.`;
  }
  if (statementsDone !== undefined) {
    return `${again}: it goes on with statement ${statementsDone + 1}. That one and those after it may be changed, those before it not.`;
  }
  return `${again}.`;
}

function whatToMend({ file, statementsDone }: FailedMigration): string {
  if (statementsDone !== undefined) {
    return 'Mend the cause';
  }
  return file === undefined ? 'Mend the revert_script in the ledger' : 'Mend the migration';
}
