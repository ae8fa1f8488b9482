import { isOwn } from './own-schemas.ts';

/** Views, and the indexes of those that are materialized. */
export const VIEWS = `
select concat_ws(' ', case relkind when 'm' then 'materialized view' else 'view' end, nspname || '.' || relname,
         case when not relispopulated then 'without data' end, reloptions::text, ltrim(pg_get_viewdef(c.oid)))
  from pg_class c join pg_namespace n on n.oid = relnamespace
 where relkind in ('v', 'm') and ${isOwn('nspname')}
union all
select 'index ' || pg_get_indexdef(indexrelid)
  from pg_index join pg_class c on c.oid = indrelid join pg_namespace n on n.oid = relnamespace
 where relkind = 'm' and ${isOwn('nspname')}`;
