import { IS_USERS_RELATION } from '../user-parts.js';

export const VIEWS = `
select concat_ws(' ', case relkind when 'm' then 'materialized view' else 'view' end, nspname || '.' || relname,
         case when relkind = 'm' and not relispopulated then 'without data' end, (select array_agg(setting order by setting) from unnest(c.reloptions) setting)::text, ltrim(pg_get_viewdef(c.oid)))
  from pg_class c join pg_namespace n on n.oid = relnamespace
 where relkind in ('v', 'm') and ${IS_USERS_RELATION}
union all
select concat_ws(' ', 'column setting', nspname || '.' || relname || '.' || attname, 'default ' || pg_get_expr(adbin, adrelid),
         'statistics ' || nullif(attstattarget, -1), 'options ' || attoptions::text)
  from pg_class c
  join pg_namespace n on n.oid = relnamespace
  join pg_attribute on attrelid = c.oid and attnum > 0
  left join pg_attrdef on adrelid = attrelid and adnum = attnum
 where relkind in ('v', 'm') and ${IS_USERS_RELATION}
   and (adbin is not null or nullif(attstattarget, -1) is not null or attoptions is not null)`;
