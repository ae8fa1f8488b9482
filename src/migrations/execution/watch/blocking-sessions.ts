import type { BlockingSession } from '../../../errors/blocking-session.js';
import { quoteLiteral } from '../../operations/literal.js';
import type { HeldLock } from '../held-lock.js';
import { firstLine } from './first-line.js';
import { peek } from './peek.js';

/** A blocking session, and what tells that it is still the same one and in the same transaction. */
export interface SeenBlocker {
  session: BlockingSession;
  /** Such as `client backend` or `autovacuum worker`. */
  kind: string | null;
  /** Null where there is no session, or this user may not see it. */
  mark: string | null;
}

/** Tells a session and its transaction from others that the same process may serve later. */
export const MARK = `concat_ws(' ', pid, backend_start, coalesce(xact_start::text, '-'))`;

const AGE_MS = 'extract(epoch from clock_timestamp() - xact_start)::float8 * 1000';

/** Who keeps the server process waiting; nobody where it does not wait. */
export function readBlockers(lock: HeldLock, backend: number): Promise<SeenBlocker[]> {
  return readSessions(lock, `pg_blocking_pids(${quoteLiteral(backend)}::int)`);
}

/** @param processes an expression in SQL for an array of their numbers. */
export async function readSessions(lock: HeldLock, processes: string): Promise<SeenBlocker[]> {
  const rows = await peek<BlockingSession & Omit<SeenBlocker, 'session'>>(
    lock,
    `select pid, usename as user, application_name as application, ${AGE_MS} as "ageMs", state, query,
            backend_type as kind,
            case when backend_start is not null then ${MARK} end as mark
       from (select distinct unnest(${processes}) as pid) blocking
       left join pg_stat_activity using (pid)
      where pid <> pg_backend_pid()
      order by xact_start nulls last, pid`,
  );
  return rows.map(({ mark, kind, ageMs, query, ...session }) => ({
    session: {
      ...session,
      ageMs: ageMs === null ? null : Math.round(ageMs),
      query: query === null ? null : firstLine(query),
    },
    kind,
    mark,
  }));
}
