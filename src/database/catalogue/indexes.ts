import { RELATION } from './name-parameters.js';

export interface IndexInfo {
  name: string;
  /** Its columns in order; an expression stands as PostgreSQL writes it, such as `lower(email)`. */
  columns: string[];
  /** The columns that it carries along without ordering by them. */
  include: string[];
  unique: boolean;
  primary: boolean;
  /** Its access method, such as `btree`. */
  method: string;
  /** The condition of a partial index. */
  where: string | null;
  /** False where `create index concurrently` was broken off: it is kept up to date and not used. */
  valid: boolean;
  /** The statement that makes it. */
  definition: string;
}

/** Of a table or a materialised view, named by `$1` and `$2`; where `$3` is given, the one of that name. */
export const INDEXES = `
select i.relname as name,
       array(${keys('k.position <= x.indnkeyatts')}) as columns,
       array(${keys('k.position > x.indnkeyatts')}) as include,
       x.indisunique as unique, x.indisprimary as primary, m.amname as method,
       pg_get_expr(x.indpred, x.indrelid) as where, x.indisvalid as valid,
       pg_get_indexdef(x.indexrelid) as definition
  from pg_index x
  join pg_class i on i.oid = x.indexrelid
  join pg_am m on m.oid = i.relam
 where x.indrelid = ${RELATION} and ($3::name is null or i.relname = $3::name)
 order by i.relname`;

function keys(condition: string): string {
  return `
    select coalesce(a.attname::text, pg_get_indexdef(x.indexrelid, k.position::int, false))
      from unnest(x.indkey) with ordinality as k (attnum, position)
      left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum
     where ${condition}
     order by k.position`;
}
