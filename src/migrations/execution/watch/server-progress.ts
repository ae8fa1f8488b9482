import { quoteLiteral } from '../../operations/literal.js';
import type { HeldLock } from '../held-lock.js';
import { peek } from './peek.js';
import { shareOf, type Counts } from './share.js';

/** What PostgreSQL says of a statement whose progress it reports. */
export interface ServerProgress {
  phase: string;
  /** How much of the phase is done, from 0 to 1; absent where the phase does not count. */
  share?: number;
  /** The index that is built, where others can see it already. */
  index?: string;
  table?: string;
}

interface Row extends Counts {
  phase: string;
  index: string | null;
  table: string | null;
}

/** `create index` and `reindex`, `cluster` and `vacuum full`, `vacuum`, `analyze`. */
const REPORTS = `
  select pid, relid, index_relid, phase, lockers_done, lockers_total, blocks_done, blocks_total, tuples_done, tuples_total
    from pg_stat_progress_create_index
  union all select pid, relid, 0, phase, 0, 0, heap_blks_scanned, heap_blks_total, 0, 0 from pg_stat_progress_cluster
  union all select pid, relid, 0, phase, 0, 0,
      case phase when 'vacuuming heap' then heap_blks_vacuumed else heap_blks_scanned end, heap_blks_total, 0, 0
    from pg_stat_progress_vacuum
  union all select pid, relid, 0, phase, 0, 0, sample_blks_scanned, sample_blks_total, 0, 0 from pg_stat_progress_analyze`;

/** The names are looked up as rows: a number in place of one that nobody can see yet would say nothing. */
export async function readServerProgress(
  lock: HeldLock,
  backend: number,
): Promise<ServerProgress | undefined> {
  const [row] = await peek<Row>(
    lock,
    `select phase, lockers_done::float8 as "lockersDone", lockers_total::float8 as "lockersTotal",
            blocks_done::float8 as "blocksDone", blocks_total::float8 as "blocksTotal",
            tuples_done::float8 as "tuplesDone", tuples_total::float8 as "tuplesTotal",
            (select oid::regclass::text from pg_class where oid = index_relid) as index,
            (select oid::regclass::text from pg_class where oid = relid) as table
       from (${REPORTS}) reports where pid = ${quoteLiteral(backend)}::int limit 1`,
  );
  return row && toProgress(row);
}

function toProgress({ index, table, ...counts }: Row): ServerProgress {
  return {
    phase: counts.phase,
    ...shareOf(counts),
    ...(index === null ? {} : { index }),
    ...(table === null ? {} : { table }),
  };
}
