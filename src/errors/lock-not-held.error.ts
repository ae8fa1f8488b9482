import { SiskinError } from './siskin.error.js';

/** The option `migrations.lock` asks for a session lock, and a session is not kept, or has no such locks. */
export class LockNotHeldError extends SiskinError {
  readonly code = 'SISKIN_LOCK_NOT_HELD';

  constructor(
    readonly host: string,
    readonly port: number,
  ) {
    super({
      problem: `Session locks do not hold on ${host}:${port}, which looks like PgBouncer in transaction mode.`,
      remedy:
        "Set the option `migrations.lock` to 'auto', which takes a lease there, or run migrations with a connection that goes to " +
        'PostgreSQL directly. Nothing was done.',
    });
  }
}
