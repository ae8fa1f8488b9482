import { hostname, userInfo } from 'node:os';

/** PostgreSQL cuts an `application_name` at this many bytes. */
const APPLICATION_NAME_LENGTH = 63;

/** Who runs this process, as the ledger records it: `user@host`. */
export function operator(): string {
  return `${osUser()}@${hostname()}`;
}

/** What a DBA sees of us in `pg_stat_activity`, and a waiting run of the holder of the lock. */
export function applicationName(): string {
  return `siskin ${operator()} ${process.pid}`.slice(0, APPLICATION_NAME_LENGTH);
}

/** A container may run under a user id that has no name. */
function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
