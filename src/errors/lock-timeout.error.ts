import { SiskinError } from './siskin.error.js';

/** The session that holds the lock, as PostgreSQL shows it. */
export interface LockHolder {
  pid: number;
  user: string | null;
  /** `siskin user@host pid`, where it is a run of Siskin; with the revision before the user where it works on one. */
  application: string | null;
  /** The address that it comes from; null over a local socket. */
  host: string | null;
  since: Date | null;
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
      remedy: 'Wait for that run to end, or give more time with `--lock-wait SECONDS`. Nothing was done.',
    });
  }
}

export function describeHolder(holder: LockHolder | undefined): string {
  if (holder === undefined) {
    return 'Its holder has just let it go.';
  }
  const { application, user, host, pid, since } = holder;
  const from = host === null ? '' : ` from ${host}`;
  const start = since === null ? '' : `, connected since ${since.toISOString()}`;
  return `It is held by ${application || 'a session'} (user ${user ?? 'unknown'}${from}, backend ${pid}${start}).`;
}
