import type { DatabaseAddress } from './database-connection.error.js';
import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** A session that is connected to a database. */
export interface DatabaseSession {
  pid: number;
  user: string;
  /** What it calls itself; empty where it does not. */
  application: string;
  since: Date;
}

/** A database is to be dropped, and others are connected to it. Nothing was dropped. */
export class DatabaseInUseError extends SiskinError {
  readonly code = 'SISKIN_DATABASE_IN_USE';

  constructor(
    readonly address: DatabaseAddress,
    /** None where something else holds the database, such as a prepared transaction. */
    readonly sessions: readonly DatabaseSession[],
    cause?: Error,
  ) {
    super({
      problem: `The database ${address.database} at ${address.host}:${address.port} was not dropped: ${reason(sessions, cause)}`,
      remedy:
        sessions.length > 0
          ? 'End them, or let them be broken off: nest-cmd db:drop --force-disconnect'
          : 'End what the server names, then run the command again.',
      cause,
    });
  }
}

function reason(sessions: readonly DatabaseSession[], cause?: Error): string {
  if (sessions.length === 0) {
    return `${cause?.message ?? 'it is in use'}.`;
  }
  const count = sessions.length === 1 ? 'another session is' : `${sessions.length} other sessions are`;
  return `${count} connected to it.\n${listNames(sessions.map(lineOf), '\n')}`;
}

function lineOf({ pid, user, application, since }: DatabaseSession): string {
  const name = application === '' ? '' : ` (${application})`;
  return `  pid ${pid} of ${user}${name}, since ${since.toISOString()}`;
}
