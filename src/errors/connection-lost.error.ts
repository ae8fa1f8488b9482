import { DatabaseConnectionError, type DatabaseAddress } from './database-connection.error.js';
import type { FailedMigration } from './migration-failed.error.js';

/** The server ended a connection in the middle of the work, or the network did. */
export class ConnectionLostError extends DatabaseConnectionError {
  readonly code = 'SISKIN_CONNECTION_LOST';

  constructor(
    address: DatabaseAddress,
    reason: string,
    cause: unknown,
    /** What was under way. */
    readonly migration?: Pick<FailedMigration, 'revision' | 'name' | 'direction'>,
  ) {
    super(address, {
      problem: `The connection to the database ${address.database} at ${address.host}:${address.port} was lost${during(migration)}: ${reason}.`,
      remedy:
        migration === undefined
          ? 'Once the server answers again, run the command again.'
          : `Once the server answers again, run \`${commandFor(migration)}\` again: it finds out what is done and goes on from there. ` +
            'The migration itself need not be changed; `nest-cmd db:status` shows where it is.',
      cause,
    });
  }
}

type Underway = ConstructorParameters<typeof ConnectionLostError>[3];

function during(migration: Underway): string {
  if (migration === undefined) {
    return '';
  }
  const { name, revision, direction } = migration;
  const title = name === revision ? name : `${name} (${revision})`;
  return ` while ${direction === 'up' ? 'applying' : 'reverting'} ${title}`;
}

function commandFor({ direction }: NonNullable<Underway>): string {
  return direction === 'up' ? 'nest-cmd db:migrate' : 'nest-cmd db:rollback';
}
