import { pointAt } from './sql-excerpt.js';
import { SiskinError } from './siskin.error.js';

export interface FailedMigration {
  revision: string;
  name: string;
  direction: 'up' | 'down';
  /** The migration's file; absent when it was reverted from the ledger. */
  file?: string;
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
}

/** A migration failed. Its transaction is rolled back, its row in the ledger with it; those before it stay. */
export class MigrationFailedError extends SiskinError {
  readonly code = 'SISKIN_MIGRATION_FAILED';

  constructor(
    readonly migration: FailedMigration,
    cause: unknown,
    /** Absent when the migration's own code failed rather than a statement. */
    readonly failed?: FailedStatement,
  ) {
    super({
      problem: [
        headline(migration),
        reason(cause, failed),
        ...(failed === undefined ? [] : statementLines(failed)),
      ].join('\n'),
      remedy: remedy(migration),
      cause,
    });
  }
}

function headline({ revision, name, direction, file }: FailedMigration): string {
  const title = name === revision ? name : `${name} (${revision})`;
  const verb = direction === 'up' ? 'applying' : 'reverting';
  return `The migration ${title} failed while ${verb} and was rolled back.${file === undefined ? '' : `\nIn ${file}`}`;
}

function reason(cause: unknown, failed?: FailedStatement): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return failed?.sqlState === undefined
    ? message
    : `PostgreSQL says: ${message} (SQLSTATE ${failed.sqlState})`;
}

function statementLines({ statement, position, detail, hint }: FailedStatement): string[] {
  return [
    ...(statement === undefined ? [] : [pointAt(statement, position)]),
    ...(detail === undefined ? [] : [`Detail: ${detail}`]),
    ...(hint === undefined ? [] : [`Hint: ${hint}`]),
  ];
}

function remedy({ direction, file }: FailedMigration): string {
  const command = direction === 'up' ? 'nest-cmd db:migrate' : 'nest-cmd db:rollback';
  return file === undefined
    ? `Mend the revert_script in the ledger, then run \`${command}\` again.`
    : `Mend the migration, then run \`${command}\` again.`;
}
