import { isUsers } from '../user-parts.js';

/** With all that is said of them, but for the types that tables are rows of. */
export const TYPES = `
select line
  from (
    select t.oid, t.typrelid, t.typtype, n.nspname || '.' || t.typname as name, t.typbasetype, t.typtypmod,
           t.typcollation, t.typnotnull, coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) as typdefault
      from pg_type t
      join pg_namespace n on n.oid = typnamespace
      left join pg_class c on c.oid = typrelid
     where (typtype in ('e', 'd', 'r', 'p') or typtype = 'b' and typelem = 0 or relkind = 'c') and ${isUsers('pg_type', 't.oid')}
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
    select concat_ws(' ', 'domain not null', name, conname)
      from pg_constraint
     where contypid = types.oid and contype = 'n'
    union all
    select concat_ws(' ', 'range', name, format_type(rngsubtype, null), rngmultitypid::regtype,
             'collate ' || nullif(rngcollation, 0)::regcollation, opcname, rngcanonical, rngsubdiff)
      from pg_range join pg_opclass o on o.oid = rngsubopc
     where rngtypid = types.oid
    union all
    select 'base type ' || name
     where types.typtype in ('b', 'p')
    union all
    select 'composite ' || name
     where types.typtype = 'c'
    union all
    select concat_ws(' ', 'attributes', name, string_agg(quote_ident(attname), ', ' order by attnum))
      from pg_attribute
     where types.typtype = 'c' and attrelid = types.typrelid and attnum > 0 and not attisdropped
    having count(*) > 0
    union all
    select concat_ws(' ', 'attribute', name || '.' || attname, format_type(atttypid, atttypmod),
             case when attcollation <> b.typcollation then 'collate ' || attcollation::regcollation end)
      from pg_attribute join pg_type b on b.oid = atttypid
     where types.typtype = 'c' and attrelid = types.typrelid and attnum > 0 and not attisdropped
  ) as lines (line)`;

export const COLLATIONS = `
select concat_ws(' ', 'collation', n.nspname || '.' || collname,
         to_jsonb(c) - 'oid' - 'collname' - 'collnamespace' - 'collowner' - 'collversion')
  from pg_collation c join pg_namespace n on n.oid = collnamespace
 where ${isUsers('pg_collation', 'c.oid')}`;
