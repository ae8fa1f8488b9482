import { SiskinError } from './siskin.error.js';

/** A check of the migrations, in the tests of an application, has found something. */
export class MigrationFaultsError extends SiskinError {
  readonly code = 'SISKIN_MIGRATION_FAULTS';

  constructor(
    /** Such as `down leaves no trace`. */
    readonly check: string,
    /** What was found, for people. */
    readonly findings: string,
  ) {
    super({ problem: findings, remedy: REMEDIES[check] ?? 'Mend the migration.' });
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  'has one head': 'Join them: nest-cmd db:merge',
  'goes up, down and up to the same schema and rows':
    "Mend the migration; or where it can't be undone, name it: checkMigrations(create, { irreversible: ['REVISION'] })",
  'down leaves no trace': 'Undo in `down` all that `up` does.',
  'has no irreversible revision':
    "Write its `down`; or name it: checkMigrations(create, { irreversible: ['REVISION'] })",
  'fills every table with rows':
    "Write a factory for its entity; or let it stay empty: checkMigrations(create, { unfilled: ['SCHEMA.TABLE'] })",
  'entities match the migrations':
    'Write a migration for it (nest-cmd make:migration), or correct the entities.',
};
