import type { WorkSession } from '../work-session.js';

/** Where to look for invalid indexes: `index` is `pg_index`, `name` the class of the index. */
interface Place {
  where: string;
  parameters: readonly unknown[];
}

const POLL_MS = 200;

/**
 * Drops invalid indexes, which an interrupted `concurrently` leaves behind: no query uses them, every write pays for them,
 * and `if not exists` takes them for good ones. One that somebody is building right now is waited for.
 */
export async function dropInvalidIndexes(session: WorkSession, place: Place): Promise<void> {
  for (const index of await findInvalid(session, place)) {
    const drop = `drop index concurrently if exists ${index}`;
    await session.confirm();
    await session.perform(drop, () => session.client.query(drop));
  }
}

/** The quoted names of invalid indexes, and whether somebody builds them. */
export function invalidIndexes(where: string): string {
  return `select format('%I.%I', namespace.nspname, name.relname) as index,
       exists (select from pg_stat_progress_create_index where index_relid = name.oid) as building
  from pg_index index
  join pg_class name on name.oid = index.indexrelid
  join pg_namespace namespace on namespace.oid = name.relnamespace
 where not index.indisvalid and (${where})
 order by 1`;
}

async function findInvalid(session: WorkSession, place: Place): Promise<string[]> {
  for (;;) {
    const { rows } = await session.client.query<{ index: string; building: boolean }>(
      invalidIndexes(place.where),
      [...place.parameters],
    );
    if (!rows.some(({ building }) => building)) {
      return rows.map(({ index }) => index);
    }
    session.ensureActive();
    await session.pause(POLL_MS);
  }
}
