import type { FailedMigration } from './migration-failed.error.js';
import { pointAt } from './sql-excerpt.js';
import { SiskinError } from './siskin.error.js';

/** A run was interrupted in the middle of a statement outside a transaction, and nothing tells whether it took effect. */
export class StatementInDoubtError extends SiskinError {
  readonly code = 'SISKIN_STATEMENT_IN_DOUBT';

  constructor(
    readonly migration: FailedMigration,
    /** Its number, from 1. */
    readonly number: number,
    readonly statement: string,
    /** The ledger's table, quoted. */
    ledger: string,
  ) {
    const row = `where revision = '${migration.revision.replaceAll("'", "''")}'`;
    const command = migration.direction === 'up' ? 'nest-cmd db:migrate' : 'nest-cmd db:rollback';
    super({
      problem: [
        `The statement ${number} of the migration ${migration.revision} was interrupted, and nothing tells whether it took effect:`,
        pointAt(statement),
      ].join('\n'),
      remedy: [
        `Look for yourself. Where it did not: update ${ledger} set in_doubt = null ${row};`,
        `Where it did: update ${ledger} set statements_done = ${number}, checksum = in_doubt, in_doubt = null ${row};`,
        `Then run \`${command}\` again.`,
      ].join('\n'),
    });
  }
}
