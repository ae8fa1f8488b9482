import { IS_USERS_RELATION } from '../user-parts.js';

/** What is said of tables beside their definition. */
export const TABLE_SETTINGS = `
select line
  from pg_class c
  join pg_namespace n on n.oid = relnamespace
  left join pg_class toast on toast.oid = c.reltoastrelid
 cross join lateral (
    select concat_ws(' ', 'replica identity of', c.oid::regclass::text, c.relreplident::text,
             (select indexrelid::regclass::text from pg_index where indrelid = c.oid and indisreplident))
     where c.relreplident <> 'd'
    union all
    select 'toast of ' || c.oid::regclass || ' ' ||
             (select array_agg(setting order by setting) from unnest(toast.reloptions) setting)::text
     where toast.reloptions is not null
    union all
    select concat_ws(' ', 'inherits', c.oid::regclass, 'from', inhparent::regclass)
      from pg_inherits
     where inhrelid = c.oid and not c.relispartition
    union all
    select 'table of type ' || c.oid::regclass || ' ' || c.reloftype::regtype
     where c.reloftype <> 0
    union all
    select concat_ws(' ', pg_get_statisticsobjdef(oid), 'statistics ' || nullif(stxstattarget, -1))
      from pg_statistic_ext
     where stxrelid = c.oid
  ) as lines (line)
 where c.relkind in ('r', 'p') and ${IS_USERS_RELATION}`;
