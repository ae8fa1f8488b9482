import { DatabaseConnectionError, type DatabaseAddress } from './database-connection.error.js';

/** Why a database can only be read. */
export interface ReadOnlyReason {
  /** Whether the server is a standby, which follows a primary. */
  standby: boolean;
  /** Where `default_transaction_read_only` is set, as `pg_settings.source` says. */
  source: string;
}

/** The database can only be read. Nothing was done, and no lock was taken. */
export class ReadOnlyDatabaseError extends DatabaseConnectionError {
  readonly code = 'SISKIN_DATABASE_READ_ONLY';

  constructor(
    address: DatabaseAddress,
    readonly reason: ReadOnlyReason,
  ) {
    super(address, {
      problem: `The database ${address.database} at ${address.host}:${address.port} ${describe(reason)}. Nothing was done.`,
      remedy: reason.standby
        ? 'Migrate the primary: let the connection settings of MikroORM (clientUrl, or host and port) name that one.'
        : `Lift it: ${lift(reason, address)}`,
      cause: undefined,
    });
  }
}

function describe({ standby }: ReadOnlyReason): string {
  return standby
    ? 'is on a standby, which can only be read'
    : 'lets sessions only read: default_transaction_read_only is on';
}

function lift({ source }: ReadOnlyReason, { database, user }: DatabaseAddress): string {
  const reset = 'reset default_transaction_read_only;';
  switch (source) {
    case 'database':
      return `alter database "${database}" ${reset}`;
    case 'user':
      return `alter role "${user}" ${reset}`;
    case 'database user':
      return `alter role "${user}" in database "${database}" ${reset}`;
    case 'client':
      return 'take default_transaction_read_only out of the options of the connection.';
    default:
      return `set default_transaction_read_only to off where it is set (${source}).`;
  }
}
