import type { DatabaseClient } from '../../../database/client.js';
import type { BlockingSession } from '../../../errors/blocking-session.js';
import { firstLine } from '../../../migrations/execution/watch/first-line.js';
import { CLEAN_SCHEMA } from './clean-schema.js';

/** Other sessions with locks of a transaction on these tables, or that have written any. */
export async function sessionsInTheWay(
  client: DatabaseClient,
  tables: readonly number[],
): Promise<BlockingSession[]> {
  const { rows } = await client.query<BlockingSession>(
    `select coalesce(pid, 0) as pid, usename as user, application_name as application,
            extract(epoch from clock_timestamp() - xact_start)::float8 * 1000 as "ageMs", state, query
       from (select distinct pid from pg_locks
              where granted and database = (select oid from pg_database where datname = current_database())
                and (relation = '${CLEAN_SCHEMA}.log'::regclass or relation = any ($1)) and mode <> 'AccessShareLock'
                and pid is distinct from pg_backend_pid()) held
       left join pg_stat_activity using (pid)
      order by xact_start nulls last, pid`,
    [tables],
  );
  return rows.map(({ query, ...session }) => ({
    ...session,
    query: query === null ? null : firstLine(query),
  }));
}
