import type { DatabaseClient } from '../../../database/client.js';
import type { Load } from './pace.js';

/** What is known of a table that is walked through. */
export interface TableFacts {
  /** The object ids of the table, its partitions and the tables of their long values. */
  ids: readonly string[];
  /** How many rows it has; null where it was never analyzed. */
  estimate: number | null;
}

/** @param table its quoted name. */
export async function readTableFacts(client: DatabaseClient, table: string): Promise<TableFacts> {
  const { rows } = await client.query<TableFacts>(
    `with tables as (select $1::regclass::oid as id union select relid from pg_partition_tree($1::regclass))
     select array_agg(id::text) || array_agg(reltoastrelid::text) as ids,
            case when min(reltuples) filter (where relkind <> 'p') >= 0
              then sum(reltuples) filter (where relkind <> 'p') end::float8 as estimate
       from tables join pg_class on oid = id`,
    [table],
  );
  return rows[0] ?? { ids: [], estimate: null };
}

/** What the server is busy with that a batch would make worse. */
export async function readLoad(client: DatabaseClient, { ids }: TableFacts): Promise<Load> {
  const { rows } = await client.query<Load>(
    `select (select extract(epoch from max(replay_lag)) * 1000 from pg_stat_replication)::float8 as "replicaLagMs",
            (select min(pid) from pg_stat_progress_vacuum
              where datname = current_database() and relid = any($1::oid[])) as "vacuumPid"`,
    [ids],
  );
  return rows[0] ?? { replicaLagMs: null, vacuumPid: null };
}
