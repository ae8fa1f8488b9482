/** Enums, domains and composite types with all that is said of them; not those that belong to an extension. */
export const TYPES = `
select line
  from (
    select t.oid, t.typrelid, t.typtype, n.nspname || '.' || t.typname as name, t.typbasetype, t.typtypmod,
           t.typcollation, t.typnotnull, t.typdefault
      from pg_type t
      join pg_namespace n on n.oid = typnamespace
      left join pg_class c on c.oid = typrelid
     where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
       and (typtype in ('e', 'd') or relkind = 'c')
       and not exists (
         select from pg_depend where classid = 'pg_type'::regclass and objid = t.oid and deptype = 'e'
       )
  ) types
 cross join lateral (
    select 'enum ' || name || ' ' || coalesce(
             (select json_agg(enumlabel order by enumsortorder)::text from pg_enum where enumtypid = types.oid), '[]')
     where types.typtype = 'e'
    union all
    select concat_ws(' ', 'domain', name, format_type(types.typbasetype, types.typtypmod),
             case when types.typcollation <> b.typcollation then 'collate ' || types.typcollation::regcollation end,
             case when types.typnotnull then 'not null' end,
             'default ' || types.typdefault)
      from pg_type b
     where b.oid = types.typbasetype and types.typtype = 'd'
    union all
    select 'domain check ' || name || ' ' || conname || ' ' || pg_get_constraintdef(c.oid)
      from pg_constraint c
     where contypid = types.oid and contype = 'c'
    union all
    select 'composite ' || name
     where types.typtype = 'c'
    union all
    select concat_ws(' ', 'attribute', name || '.' || attname, format_type(atttypid, atttypmod),
             case when attcollation <> b.typcollation then 'collate ' || attcollation::regcollation end)
      from pg_attribute join pg_type b on b.oid = atttypid
     where types.typtype = 'c' and attrelid = types.typrelid and attnum > 0 and not attisdropped
  ) as lines (line)`;
