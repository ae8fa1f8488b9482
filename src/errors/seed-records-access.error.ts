import { SiskinError } from './siskin.error.js';

/** The role may not create, read or write the table that records the seeders which run once. */
export class SeedRecordsAccessError extends SiskinError {
  readonly code = 'SISKIN_SEED_RECORDS_ACCESS';

  constructor(
    /** Quoted. */
    readonly table: string,
    cause: unknown,
  ) {
    super({
      problem: `The seeders that run once are recorded in ${table}, to which there is no right: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy:
        `As its owner: grant select, insert, update, delete on ${table} to the login of the application; where there is no such table, ` +
        'grant create on its schema. Or name the role that owns the ledger in the option `migrations.role`.',
      cause,
    });
  }
}
