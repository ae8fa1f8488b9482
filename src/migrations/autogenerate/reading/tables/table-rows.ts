import { IS_USERS_RELATION } from '../../../../database/snapshot/user-parts.js';
import type { TableOptions } from '../../../operations/tables/table-definition.js';
import { flag, jsonOf } from '../json.js';
import type { NameRow, Reading } from '../reading.js';

export interface TableRow extends NameRow {
  oid: string;
  settings: Pick<TableOptions, 'unlogged' | 'tablespace' | 'comment'>;
  /** `name=value` each. */
  parameters: readonly string[];
  /** Of a partition. */
  parent: NameRow | null;
  bounds: string | null;
}

const SETTINGS = jsonOf({
  unlogged: flag(`c.relpersistence = 'u'`),
  tablespace: '(select s.spcname from pg_tablespace s where s.oid = c.reltablespace)',
  comment: `obj_description(c.oid, 'pg_class')`,
});

const PARAMETERS = `coalesce(c.reloptions, '{}') || array(
  select 'toast.' || o from pg_class toast, unnest(toast.reloptions) o where toast.oid = c.reltoastrelid)`;

/** Tables and partitioned tables `c` in schemas `n`. */
export const IS_TABLE = `(c.relkind in ('r', 'p') and c.relpersistence <> 't' and ${IS_USERS_RELATION})`;

const TABLES = `
select c.oid::text as oid, n.nspname::text as schema, c.relname::text as name, ${SETTINGS} as settings,
       ${PARAMETERS} as parameters,
       case when c.relispartition then (
         select json_build_object('schema', pn.nspname, 'name', p.relname)
           from pg_inherits h join pg_class p on p.oid = h.inhparent join pg_namespace pn on pn.oid = p.relnamespace
          where h.inhrelid = c.oid) end as parent,
       pg_get_expr(c.relpartbound, c.oid) as bounds
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where ${IS_TABLE}`;

export function readTableRows(reading: Reading): Promise<TableRow[]> {
  return reading.rows<TableRow>(TABLES);
}
