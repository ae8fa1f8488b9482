import { escapeIdentifier } from 'pg';

import type { DatabaseAddress } from './database-connection.error.js';
import { SiskinError } from './siskin.error.js';

/** The role may not make the database that something is tried on. Nothing was done. */
export class ScratchDatabaseError extends SiskinError {
  readonly code = 'SISKIN_SCRATCH_DATABASE';

  constructor(
    readonly address: DatabaseAddress,
    cause: Error,
  ) {
    super({
      problem: `The role ${address.user} may not create a scratch database at ${address.host}:${address.port}: ${cause.message}.`,
      remedy: [
        `Let an administrator run: alter role ${escapeIdentifier(address.user)} createdb;`,
        'Or go without the proof that the database is for, by --no-prove: nest-cmd db:baseline and nest-cmd db:adopt take it.',
      ].join('\n'),
      cause,
    });
  }
}
