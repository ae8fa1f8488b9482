import { SiskinError } from './siskin.error.js';

/** PostgreSQL granted the lock and this session does not hold it: a pooler handed the session out anew. */
export class LockNotHeldError extends SiskinError {
  readonly code = 'SISKIN_LOCK_NOT_HELD';

  constructor(
    readonly host: string,
    readonly port: number,
  ) {
    super({
      problem: `Session locks do not hold on ${host}:${port}, which looks like PgBouncer in transaction mode.`,
      remedy: 'Run migrations with a connection that goes to PostgreSQL directly. Nothing was done.',
    });
  }
}
