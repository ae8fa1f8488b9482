import { CatalogueLockedError, type LockedTable } from '../../errors/catalogue-locked.error.js';
import type { DatabaseClient } from '../client.js';
import { hasCode } from '../has-code.js';
import { withTransaction } from '../transaction.js';

const LOCK_NOT_AVAILABLE = '55P03';
const LOCK_TIMEOUT_MS = 5_000;

const LOCKED = `
select l.pid, a.usename as user, a.application_name as application,
       format('%s.%s', n.nspname, c.relname) as table
  from pg_locks l
  join pg_class c on c.oid = l.relation
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_stat_activity a on a.pid = l.pid
 where l.granted and l.mode = 'AccessExclusiveLock' and c.relkind in ('r', 'p', 'm')
   and l.database = (select oid from pg_database where datname = current_database())
 order by l.pid, n.nspname, c.relname`;

/**
 * Reads in one transaction that can only read. Sizes can't be told of a table that another session holds exclusively: what
 * is read waits for it, but not for ever.
 *
 * @throws CatalogueLockedError
 */
export async function withLockTimeout<T>(
  client: DatabaseClient,
  work: (client: DatabaseClient) => Promise<T>,
): Promise<T> {
  try {
    return await withTransaction(
      client,
      async () => {
        await client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
        return work(client);
      },
      { readOnly: true },
    );
  } catch (error) {
    if (error instanceof Error && hasCode(error, LOCK_NOT_AVAILABLE)) {
      const { rows } = await client.query<LockedTable>(LOCKED);
      throw new CatalogueLockedError(rows, LOCK_TIMEOUT_MS, error);
    }
    throw error;
  }
}
