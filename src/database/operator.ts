import { hostname, userInfo } from 'node:os';

/** PostgreSQL cuts an `application_name` at this many bytes. */
const APPLICATION_NAME_LENGTH = 63;
/** Bytes of a revision that are shown. */
const REVISION_LENGTH = 24;
/** Bytes of `user@host` that there is always room for. */
const OPERATOR_LENGTH = 20;

/** Who runs this process, as the ledger records it: `user@host`. */
export function operator(): string {
  return `${osUser()}@${hostname()}`;
}

/**
 * What a DBA sees of us in `pg_stat_activity`, and a waiting run of the holder of the lock: `siskin user@host pid`, and
 * `siskin REVISION user@host pid` while one runs. What is too long is cut, the number of the process never.
 */
export function applicationName(revision?: string): string {
  const head = revision === undefined ? 'siskin' : `siskin ${cut(revision, REVISION_LENGTH)}`;
  const room = APPLICATION_NAME_LENGTH - Buffer.byteLength(`${head}  ${process.pid}`);
  return `${head} ${cut(operator(), room)} ${process.pid}`;
}

/** A regular expression of PostgreSQL's for the names that the sessions of a run have, of whose names this is one. */
export function namesOfRun(name: string): string {
  const [, who = '', pid = ''] = /^siskin (.*) (\d+)$/s.exec(name) ?? [];
  const escaped = cut(who, OPERATOR_LENGTH).replace(/[\p{P}\p{S}\s]/gu, String.raw`\$&`);
  // A pooler may add where its client comes from.
  return String.raw`^siskin (\S+ )?${escaped}.* ${pid}( |$)`;
}

/** Never within a character, which would be shown as something else. */
function cut(text: string, bytes: number): string {
  return Buffer.from(text)
    .subarray(0, bytes)
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
