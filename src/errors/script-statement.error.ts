import type { FailedMigration } from './migration-failed.error.js';
import { SiskinError } from './siskin.error.js';
import { pointAt } from './sql-excerpt.js';

/** A statement of a migration can not stand in a script: psql would not send it as it is. */
export class ScriptStatementError extends SiskinError {
  readonly code = 'SISKIN_SCRIPT_STATEMENT';

  constructor(
    readonly migration: FailedMigration,
    readonly statement: string,
    /** What is wrong with it: half a sentence. */
    readonly reason: string,
  ) {
    const { revision, name, file } = migration;
    super({
      problem: [
        `A statement of ${name} (${revision}) can't stand in a script: ${reason}.`,
        pointAt(statement),
        ...(file === undefined ? [] : [`In ${file}`]),
      ].join('\n'),
      remedy:
        'Mend the statement: PostgreSQL itself would refuse it as it is, or wait for rows that nobody sends.',
    });
  }
}
