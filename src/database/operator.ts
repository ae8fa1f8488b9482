import { hostname, userInfo } from 'node:os';

/** PostgreSQL cuts an `application_name` at this many bytes. */
const APPLICATION_NAME_LENGTH = 63;

/** Who runs this process, as the ledger records it: `user@host`. */
export function operator(): string {
  return `${osUser()}@${hostname()}`;
}

/**
 * What a DBA sees of us in `pg_stat_activity`, and a waiting run of the holder of the lock: `siskin user@host pid`, and
 * `siskin REVISION user@host pid` while one runs.
 */
export function applicationName(revision?: string): string {
  const name = ['siskin', ...(revision === undefined ? [] : [revision]), operator(), process.pid].join(' ');
  // What is cut within a character would be shown as something else.
  return Buffer.from(name)
    .subarray(0, APPLICATION_NAME_LENGTH)
    .toString()
    .replace(/\uFFFD+$/, '');
}

/** A container may run under a user id that has no name. */
function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
