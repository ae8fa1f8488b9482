import type { IndexDefinition } from '../../../../operations/indexes/index-definition.js';
import { columnNames, flag, jsonOf } from '../../json.js';
import type { Reading } from '../../reading.js';
import { keyParts } from '../keys/key-parts.js';
import type { KeyRow } from '../keys/to-key.js';
import { IS_TABLE } from '../table-rows.js';

export interface IndexRow extends KeyRow {
  oid: string;
  /** OID. */
  table: string;
  name: string;
  method: string;
  settings: Pick<IndexDefinition, 'unique' | 'nullsNotDistinct' | 'tablespace'>;
  include: readonly string[];
  where: string | null;
  /** The statement that makes it, where it has expressions. */
  statement: string | null;
  /** `name=value` each. */
  parameters: readonly string[];
  /** Whether a constraint made it. */
  isConstraints: boolean;
}

const KEYS = keyParts({
  table: 'c.oid',
  numbers: 'x.indkey',
  classes: 'x.indclass',
  collations: 'x.indcollation',
  options: 'x.indoption',
});

const INCLUDE = columnNames('c.oid', '(x.indkey::int2[])[x.indnkeyatts:]');

/** PostgreSQL 14 knows no nulls that are equal. */
const SETTINGS = jsonOf({
  unique: flag('x.indisunique'),
  nullsNotDistinct: `case when not x.indisprimary then ${flag(`(to_jsonb(x) ->> 'indnullsnotdistinct')::boolean`)} end`,
  tablespace: '(select s.spcname from pg_tablespace s where s.oid = i.reltablespace)',
});

/** Most indexes have none, and it takes time to make objects. */
const HAS_SETTINGS = '(x.indisunique or i.reltablespace <> 0)';

/** Those of constraints as well, not those that partitions have by their parents. */
const INDEXES = `
select i.oid::text as oid, c.oid::text as table, i.relname::text as name, am.amname::text as method, ${KEYS} as keys,
       case when ${HAS_SETTINGS} then ${SETTINGS} else '{}' end as settings, ${INCLUDE} as include,
       pg_get_expr(x.indexprs, c.oid) as expressions, pg_get_expr(x.indpred, c.oid) as where,
       case when x.indexprs is not null then pg_get_indexdef(i.oid) end as statement,
       coalesce(i.reloptions, '{}') as parameters,
       exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x')) as "isConstraints"
  from pg_index x
  join pg_class i on i.oid = x.indexrelid
  join pg_am am on am.oid = i.relam
  join pg_class c on c.oid = x.indrelid
  join pg_namespace n on n.oid = c.relnamespace
 where ${IS_TABLE} and not i.relispartition`;

export function readIndexRows(reading: Reading): Promise<IndexRow[]> {
  return reading.rows<IndexRow>(INDEXES);
}
