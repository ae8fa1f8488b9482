import { IS_USERS_RELATION } from '../user-parts.js';

/** By what tables are spread over partitions, and which rows a partition holds. */
export const PARTITIONS = `
select concat_ws(' ', 'partitioned', c.oid::regclass::text, 'by', pg_get_partkeydef(c.oid))
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'p' and ${IS_USERS_RELATION}
union all
select concat_ws(' ', 'partition', c.oid::regclass::text, 'of', inhparent::regclass::text,
         pg_get_expr(relpartbound, c.oid))
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits on inhrelid = c.oid
 where relispartition and relkind in ('r', 'p') and ${IS_USERS_RELATION}`;
