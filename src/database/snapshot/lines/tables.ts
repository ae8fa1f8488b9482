import { IS_USERS_RELATION } from '../user-parts.js';

const SETTINGS = `(select array_agg(setting order by setting) from unnest(c.reloptions) setting)::text`;

/** Tables with their columns, in their order, and what belongs to these. */
export const TABLES = `
with tables as materialized (
  select c.oid, c.relname, n.nspname || '.' || c.relname as name,
         concat_ws(' ', 'table', n.nspname || '.' || c.relname, case c.relpersistence when 'u' then 'unlogged' end,
           ${SETTINGS}, (select 'using ' || am.amname from pg_am am where am.oid = c.relam and am.amname <> 'heap')) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and ${IS_USERS_RELATION}
)
select line from tables
union all
select concat_ws(' ', 'columns', name, string_agg(quote_ident(attname), ', ' order by attnum))
  from tables join pg_attribute on attrelid = tables.oid and attnum > 0 and not attisdropped
 group by name
union all
select concat_ws(' ', 'column', name || '.' || attname, format_type(atttypid, atttypmod),
         case when attcollation <> typcollation then 'collate ' || attcollation::regcollation end,
         case when attnotnull then 'not null' end,
         case attidentity when 'a' then 'identity always' when 'd' then 'identity by default' end,
         case attgenerated when 's' then 'generated' when 'v' then 'generated virtual'
           else case when atthasdef then 'default' end end,
         pg_get_expr(adbin, adrelid),
         case when attstorage <> typstorage then 'storage ' || attstorage::text end,
         case when attcompression <> '' then 'compression ' || attcompression::text end,
         'statistics ' || nullif(attstattarget, -1),
         'options ' || attoptions::text)
  from tables
  join pg_attribute on attrelid = tables.oid and attnum > 0 and not attisdropped
  join pg_type t on t.oid = atttypid
  left join pg_attrdef on adrelid = attrelid and adnum = attnum
union all
select 'constraint ' || name || ' ' || conname || ' ' || pg_get_constraintdef(c.oid)
  from tables join pg_constraint c on conrelid = tables.oid
 where contype in ('p', 'u', 'c', 'x') or contype = 'f' and conparentid = 0
union all
select concat_ws(' ', 'not null', name || ' ' || conname, pg_get_constraintdef(c.oid))
  from tables join pg_constraint c on conrelid = tables.oid
 where contype = 'n'
union all
select concat_ws(' ', 'sequence of', name || '.' || attname, seqtypid::regtype, seqstart, seqincrement, seqmin,
         seqmax, seqcache, case when seqcycle then 'cycle' end)
  from tables
  join pg_depend on refclassid = 'pg_class'::regclass and refobjid = tables.oid and deptype in ('a', 'i')
  join pg_sequence on seqrelid = objid and classid = 'pg_class'::regclass
  join pg_attribute on attrelid = tables.oid and attnum = refobjsubid
union all
select concat_ws(' ', 'identity sequence', name || '.' || attname, objid::regclass)
  from tables
  join pg_depend on refclassid = 'pg_class'::regclass and refobjid = tables.oid and deptype = 'i'
  join pg_sequence on seqrelid = objid and classid = 'pg_class'::regclass
  join pg_attribute on attrelid = tables.oid and attnum = refobjsubid
union all
select concat_ws(' ', 'comment', case when objsubid = 0 then 'table' else 'column' end,
         concat_ws('.', name, attname), description)
  from tables
  join pg_description on classoid = 'pg_class'::regclass and objoid = tables.oid
  left join pg_attribute on attrelid = tables.oid and attnum = objsubid and objsubid > 0`;
