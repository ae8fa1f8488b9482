import type { DatabaseAddress } from './database-connection.error.js';
import { SiskinError } from './siskin.error.js';

/** PostgreSQL granted the lock and this session does not hold it: a pooler handed the session out anew. */
export class LockNotHeldError extends SiskinError {
  readonly code = 'SISKIN_LOCK_NOT_HELD';

  constructor(readonly address: DatabaseAddress) {
    super({
      problem: `Session locks do not hold on ${address.host}:${address.port}, which looks like PgBouncer in transaction mode.`,
      remedy: 'Run migrations with a connection that goes to PostgreSQL directly. Nothing was done.',
    });
  }
}
