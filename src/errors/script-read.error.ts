import type { FailedMigration } from './migration-failed.error.js';
import { SiskinError } from './siskin.error.js';

/** A script is to be written without a database, and a migration asks the database something. */
export class ScriptReadError extends SiskinError {
  readonly code = 'SISKIN_SCRIPT_READ';

  constructor(
    readonly migration: FailedMigration,
    /** The query that nothing can answer. */
    readonly statement: string,
    /** Where it asks: in what applies or reverts it, or in its `shouldRun`. */
    readonly where: 'migration' | 'shouldRun' = 'migration',
  ) {
    const { revision, name, file } = migration;
    const asks = where === 'shouldRun' ? 'decides by a question to the database' : 'reads the database';
    super({
      problem: [
        `${name} (${revision}) ${asks}, and a script is written without one: ${statement}`,
        ...(file === undefined ? [] : [`In ${file}`]),
      ].join('\n'),
      remedy: [
        'Say it in SQL, such as `insert into ... select ...`, or a `do` block by op.sql.',
        'Or take a script up to the migration before, run this one with nest-cmd db:migrate, and take the rest from there: --sql FROM:TO',
      ].join('\n'),
    });
  }
}
