import type { DatabaseAddress } from './database-connection.error.js';
import { SiskinError } from './siskin.error.js';

/** The user may not create or drop databases. Nothing was done. */
export class DatabasePermissionError extends SiskinError {
  readonly code = 'SISKIN_DATABASE_PERMISSION';

  constructor(
    readonly address: DatabaseAddress,
    readonly action: 'create' | 'drop',
    cause: Error,
  ) {
    super({
      problem: `The user ${address.user} may not ${action} the database ${address.database} at ${address.host}:${address.port}: ${cause.message}.`,
      remedy: REMEDIES[action],
      cause,
    });
  }
}

const REMEDIES = {
  create: 'Let an administrator give the user the attribute CREATEDB, or create the database.',
  drop: 'Run the command as the owner of the database; ending sessions of other users takes the role pg_signal_backend as well.',
};
