import { SiskinError } from './siskin.error.js';

/** Where a connection was to go. Never holds a password. */
export interface DatabaseAddress {
  host: string;
  port: number;
  database: string;
  user: string;
}

/** The server did not let us in: it does not answer, refuses the login, or has no such database. */
export abstract class DatabaseConnectionError extends SiskinError {
  constructor(
    readonly address: DatabaseAddress,
    text: { problem: string; remedy: string; cause: unknown },
  ) {
    super(text);
  }
}

/** Nothing answers at the address, or it does not talk to us. */
export class DatabaseUnreachableError extends DatabaseConnectionError {
  readonly code = 'SISKIN_DATABASE_UNREACHABLE';

  constructor(
    address: DatabaseAddress,
    reason: string,
    cause: unknown,
    /** How long it was waited for, in milliseconds; undefined where it was not. */
    readonly waited?: number,
  ) {
    const after = waited === undefined ? '' : ` It was waited for, ${(waited / 1_000).toFixed(1)} s.`;
    super(address, {
      problem: `The database ${address.database} at ${address.host}:${address.port} can't be reached: ${reason}.${after}`,
      remedy:
        'Start PostgreSQL there, or mend the connection settings of MikroORM (clientUrl, or host and port).',
      cause,
    });
  }
}

/** The server answers and has no database of that name. */
export class DatabaseMissingError extends DatabaseConnectionError {
  readonly code = 'SISKIN_DATABASE_MISSING';

  constructor(address: DatabaseAddress, cause: unknown) {
    super(address, {
      problem: `There is no database ${address.database} at ${address.host}:${address.port}.`,
      remedy:
        'Create it with `nest-cmd db:create` or `nest-cmd db:migrate --create-database`, or mend the name in the settings of MikroORM.',
      cause,
    });
  }
}

/** The server answers and refuses the user or the password. */
export class DatabaseLoginError extends DatabaseConnectionError {
  readonly code = 'SISKIN_DATABASE_LOGIN';

  constructor(address: DatabaseAddress, reason: string, cause: unknown) {
    super(address, {
      problem: `The server ${address.host}:${address.port} refuses the login of ${address.user}: ${reason}.`,
      remedy: 'Mend user and password in the connection settings of MikroORM, or pg_hba.conf on the server.',
      cause,
    });
  }
}
