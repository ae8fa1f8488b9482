import { isTaken, qualified } from '../part.js';
import { SEQUENCE_OPTIONS } from '../parts/sequences.js';
import { IS_USERS_RELATION } from '../user-parts.js';

export interface ColumnFact {
  table: string;
  /** Quoted. */
  sql: string;
  name: string;
  type: string;
  compression: string | null;
  collation: string | null;
  /** The whole clause, and what has to be added afterwards where it is not valid. */
  notNull: string | null;
  addNotNull: string | null;
  /** Of `pg_attrdef`. */
  defaultOid: string | null;
  expression: string | null;
  generated: 'stored' | 'virtual' | null;
  /** The whole clause. */
  identity: string | null;
  /** Whether the table itself has it, be it beside those that it inherits from. */
  local: boolean;
}

/** PostgreSQL 18 and later name it, and may hold it back. */
const NOT_NULL = `
case when a.attnotnull and coalesce(k.convalidated, true) then concat_ws(' ',
  case when k.conname <> concat_ws('_', c.relname, a.attname, 'not_null') or ${isTaken('k')} then format('constraint %I', k.conname) end,
  'not null', case when k.connoinherit then 'no inherit' end) end`;

const ADD_NOT_NULL = `
case when not k.convalidated then format('add constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) end`;

/** Only the name that PostgreSQL would choose is left out; a partition has no sequence, but its parent's. */
const IDENTITY = `(
  select concat_ws(' ', 'generated', case a.attidentity when 'a' then 'always' else 'by default' end, 'as identity',
           '(' || nullif(concat_ws(' ',
             case when sn.nspname <> n.nspname or sc.relname <> concat_ws('_', c.relname, a.attname, 'seq')
                  then 'sequence name ' || ${qualified('sn.nspname', 'sc.relname')} end,
             ${SEQUENCE_OPTIONS}), '') || ')')
    from pg_depend d
    join pg_sequence s on s.seqrelid = d.objid
    join pg_class sc on sc.oid = d.objid
    join pg_namespace sn on sn.oid = sc.relnamespace
   where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid
     and d.refobjsubid = a.attnum and d.deptype = 'i')`;

export const COLUMNS = `
select c.oid::text as table, quote_ident(a.attname) as sql, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
       case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
       case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation,
       ${NOT_NULL} as "notNull", ${ADD_NOT_NULL} as "addNotNull",
       d.oid::text as "defaultOid", pg_get_expr(d.adbin, d.adrelid) as expression,
       case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end as generated,
       ${IDENTITY} as identity,
       a.attislocal as local
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  left join pg_constraint k on k.conrelid = c.oid and k.contype = 'n' and k.conkey[1] = a.attnum
 where c.relkind in ('r', 'p') and c.relpersistence <> 't' and ${IS_USERS_RELATION}
 order by c.oid, a.attnum`;
