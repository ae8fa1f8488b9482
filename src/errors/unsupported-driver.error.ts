import { SiskinError } from './siskin.error.js';

/** MikroORM runs on something else than PostgreSQL. */
export class UnsupportedDriverError extends SiskinError {
  readonly code = 'SISKIN_UNSUPPORTED_DRIVER';

  constructor(readonly driver: string) {
    super({
      problem: `Siskin works on PostgreSQL, and MikroORM is set up with ${driver}.`,
      remedy:
        'Set it up with defineConfig or MikroORM of @mikro-orm/postgresql, or name the right contextName.',
    });
  }
}
