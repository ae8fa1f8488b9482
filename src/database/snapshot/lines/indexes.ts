import { IS_USERS_RELATION } from '../user-parts.js';

/** Those of constraints as well: what a constraint says is not all of them. */
export const INDEXES = `
select line
  from pg_index x
  join pg_class i on i.oid = x.indexrelid
  join pg_class c on c.oid = x.indrelid
  join pg_namespace n on n.oid = c.relnamespace
 cross join lateral (
    select concat_ws(' ', 'index', pg_get_indexdef(i.oid), case when not x.indisvalid then 'invalid' end)
    union all
    select concat_ws(' ', 'index partition', i.oid::regclass, 'of', h.inhparent::regclass)
      from pg_inherits h where h.inhrelid = i.oid
    union all
    select 'clustered ' || i.oid::regclass where x.indisclustered
    union all
    select concat_ws(' ', 'index statistics', i.oid::regclass, a.attnum, a.attstattarget)
      from pg_attribute a where a.attrelid = i.oid and nullif(a.attstattarget, -1) is not null
  ) as lines (line)
 where c.relkind in ('r', 'p', 'm') and ${IS_USERS_RELATION}`;
