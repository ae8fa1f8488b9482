import type { PartitionKey, PartitionStrategy } from '../../../../operations/partitions/partition-key.js';
import type { Reading } from '../../reading.js';
import { keyParts } from '../keys/key-parts.js';
import { toKey, type KeyRow } from '../keys/to-key.js';
import { IS_TABLE } from '../table-rows.js';

interface PartitionKeyRow extends KeyRow {
  /** OID. */
  table: string;
  strategy: PartitionStrategy;
  /** What follows `partition by`. */
  clause: string;
}

const KEYS = keyParts({
  table: 'c.oid',
  numbers: 'p.partattrs',
  classes: 'p.partclass',
  collations: 'p.partcollation',
});

const PARTITION_KEYS = `
select c.oid::text as table, case p.partstrat when 'r' then 'range' when 'l' then 'list' else 'hash' end as strategy,
       ${KEYS} as keys, pg_get_expr(p.partexprs, c.oid) as expressions, pg_get_partkeydef(c.oid) as clause
  from pg_partitioned_table p
  join pg_class c on c.oid = p.partrelid
  join pg_namespace n on n.oid = c.relnamespace
 where ${IS_TABLE}`;

/** By the OIDs of the tables that have partitions. */
export async function readPartitionKeys(reading: Reading): Promise<ReadonlyMap<string, PartitionKey>> {
  const rows = await reading.rows<PartitionKeyRow>(PARTITION_KEYS);
  return new Map(
    rows.map((row) => [row.table, { strategy: row.strategy, columns: toKey(row, row.clause, reading) }]),
  );
}
