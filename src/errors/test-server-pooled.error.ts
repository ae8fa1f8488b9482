import type { DatabaseAddress } from './database-connection.error.js';
import { SiskinError } from './siskin.error.js';

/** A run of tests has a lock that does not stay with its session. Nothing was made. */
export class TestServerPooledError extends SiskinError {
  readonly code = 'SISKIN_TEST_SERVER_POOLED';

  constructor(readonly address: Omit<DatabaseAddress, 'database'>) {
    super({
      problem: `The tests can't run on ${address.host}:${address.port}: an advisory lock, which keeps their databases from other runs, does not stay with the session that took it, as behind a pooler in transaction mode.`,
      remedy:
        'Let DATABASE_URL name PostgreSQL itself and not the pooler, or unset it: then a server of its own is started.',
    });
  }
}
