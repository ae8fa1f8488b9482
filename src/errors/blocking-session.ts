import { formatDuration } from './format-duration.js';

/** A session that a statement waits for, as PostgreSQL shows it. What this user may not see of it is null. */
export interface BlockingSession {
  /** Its server process; 0 for a prepared transaction, which belongs to no session. */
  pid: number;
  user: string | null;
  /** Its `application_name`. */
  application: string | null;
  /** How long its transaction has been open, in milliseconds; null where it has none. */
  ageMs: number | null;
  /** Such as `active` or `idle in transaction`. */
  state: string | null;
  /** The first line of what it runs, or ran last, cut after 120 characters. */
  query: string | null;
  /** Where it was to be ended: why it was not. */
  kept?: string;
}

/** Such as `4711 (app_user, psql, 2 min 5 s): select * from users`. */
export function describeBlocker({
  pid,
  user,
  application,
  ageMs,
  state,
  query,
  kept,
}: BlockingSession): string {
  const idle = state?.startsWith('idle') ? state : null;
  const age = ageMs === null ? null : formatDuration(ageMs);
  const facts = [user, application, idle, age].filter(Boolean).join(', ');
  const who = pid === 0 ? 'a prepared transaction, see pg_prepared_xacts' : String(pid);
  const what = query === null || query === '' ? '' : `: ${query}`;
  return `${who}${facts === '' ? '' : ` (${facts})`}${what}${kept === undefined ? '' : ` [not ended: ${kept}]`}`;
}
