import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import { jsonOf, nameWhere } from '../../json.js';
import type { NameRow, Reading } from '../../reading.js';
import { IS_TABLE } from '../table-rows.js';

export interface ColumnRow {
  /** OID. */
  table: string;
  name: string;
  type: string;
  /** What the server says of a literal in its default. */
  literalType: string;
  notNull: boolean;
  /** Of its default, or by which it is generated. */
  expression: string | null;
  generated: 'stored' | 'virtual' | null;
  identity: 'always' | 'by default' | null;
  collation: NameRow | null;
  settings: Pick<ColumnDefinition, 'storage' | 'compression' | 'comment'> | null;
}

const SETTINGS = jsonOf({
  storage: `case when a.attstorage <> t.typstorage then
    case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end end`,
  compression: `case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end`,
  comment: 'm.description',
});

/** Most columns have none, and it takes time to make objects. */
const HAS_SETTINGS = `(a.attstorage <> t.typstorage or a.attcompression <> '' or m.description is not null)`;

/** A partition has those of its parent. */
const COLUMNS = `
select c.oid::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
       format_type(coalesce(nullif(t.typbasetype, 0), t.oid), -1) as "literalType", a.attnotnull as "notNull",
       pg_get_expr(d.adbin, d.adrelid) as expression,
       case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end as generated,
       case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
       ${nameWhere('a.attcollation <> t.typcollation', 'l_n.nspname', 'l.collname')} as collation,
       case when ${HAS_SETTINGS} then ${SETTINGS} end as settings
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  left join pg_collation l on l.oid = a.attcollation
  left join pg_namespace l_n on l_n.oid = l.collnamespace
  left join pg_description m on m.classoid = 'pg_class'::regclass and m.objoid = c.oid and m.objsubid = a.attnum
 where ${IS_TABLE} and not c.relispartition
 order by c.oid, a.attnum`;

export function readColumnRows(reading: Reading): Promise<ColumnRow[]> {
  return reading.rows<ColumnRow>(COLUMNS);
}
