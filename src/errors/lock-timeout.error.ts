import { SiskinError } from './siskin.error.js';

/** Whoever keeps a run from the lock of the migrations. */
export interface LockHolder {
  /**
   * - `'session'`: a session of PostgreSQL, which holds the lock as long as it lasts.
   * - `'lease'`: a run behind a pooler, which holds it as long as it renews its lease.
   * - `'work'`: a session that is still at the statement of a run which has ended.
   */
  kind: 'session' | 'lease' | 'work';
  /** Its server process; null for a lease, which hangs on none. */
  pid: number | null;
  user: string | null;
  /** `siskin user@host pid`, where it is a run of Siskin; with the revision before the user where it works on one. */
  application: string | null;
  /** The address that it comes from; null over a local socket, and for a lease. */
  host: string | null;
  /** When it connected; when a lease was taken. */
  since: Date | null;
  /** Until when a lease is valid, unless it is renewed. Null where there is no such end. */
  expiresAt: Date | null;
}

/** Another run holds the lock and did not end in time. Nothing was done. */
export class LockTimeoutError extends SiskinError {
  readonly code = 'SISKIN_LOCK_TIMEOUT';

  constructor(
    /** How long was waited, in milliseconds. */
    readonly waited: number,
    readonly holder: LockHolder | undefined,
  ) {
    super({
      problem: `The lock of the migrations was not to be had within ${waited / 1_000} s. ${describeHolder(holder)}`,
      remedy:
        'Wait for that run to end, or give more time with `--lock-wait SECONDS`; `nest-cmd db:unlock` ends one that is stuck. ' +
        'Nothing was done.',
    });
  }
}

export function describeHolder(holder: LockHolder | undefined): string {
  if (holder === undefined) {
    return 'Its holder has just let it go.';
  }
  const who = `${holder.application || 'a session'} (${describeOrigin(holder)})`;
  return holder.kind === 'work'
    ? `The run that held it has ended, and its last statement is still at work in ${who}.`
    : `It is held by ${who}.`;
}

function describeOrigin({ kind, user, host, pid, since, expiresAt }: LockHolder): string {
  if (kind === 'lease') {
    return `a lease taken at ${since?.toISOString()}, valid until ${expiresAt?.toISOString()} unless it is renewed`;
  }
  const from = host === null ? '' : ` from ${host}`;
  const start = since === null ? '' : `, connected since ${since.toISOString()}`;
  return `user ${user ?? 'unknown'}${from}, backend ${pid}${start}`;
}
