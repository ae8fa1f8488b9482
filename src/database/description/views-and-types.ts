import { IS_USER_SCHEMA, isNoExtensions } from './user-objects.js';

export interface DatabaseView {
  schema: string;
  name: string;
  columns: number;
  comment: string | null;
}

export interface DatabaseType {
  schema: string;
  name: string;
  kind: 'enum' | 'domain' | 'composite' | 'range';
  /** The values of an enum, the attributes of a composite type, or what the type is made of. */
  definition: string;
}

const CHOSEN = `${IS_USER_SCHEMA} and ($1::name[] is null or n.nspname = any ($1))`;

/** Of the schemas `$1`, or of all the user's where that is null. */
export const DATABASE_VIEWS = `
select n.nspname as schema, c.relname as name, c.relnatts::int as columns,
       obj_description(c.oid, 'pg_class') as comment
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'v' and ${CHOSEN} and ${isNoExtensions('pg_class', 'c.oid')}
 order by n.nspname, c.relname`;

const ENUM_VALUES = `
select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid`;

const DOMAIN = `
select concat_ws(' ', format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then 'not null' end,
                 (select string_agg(pg_get_constraintdef(k.oid), ' ' order by k.conname)
                    from pg_constraint k where k.contypid = t.oid and k.contype = 'c'))`;

const ATTRIBUTES = `
select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
  from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped`;

const SUBTYPE = `select format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = t.oid`;

/** Of the schemas `$1`, or of all the user's where that is null. The row types of tables are none of them. */
export const DATABASE_TYPES = `
select n.nspname as schema, t.typname as name,
       case t.typtype when 'e' then 'enum' when 'd' then 'domain' when 'c' then 'composite' else 'range' end as kind,
       coalesce(case t.typtype when 'e' then (${ENUM_VALUES}) when 'd' then (${DOMAIN})
                               when 'c' then (${ATTRIBUTES}) else (${SUBTYPE}) end, '') as definition
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  left join pg_class c on c.oid = t.typrelid
 where t.typtype in ('e', 'd', 'c', 'r') and (t.typtype <> 'c' or c.relkind = 'c')
   and ${CHOSEN} and ${isNoExtensions('pg_type', 't.oid')}
 order by n.nspname, t.typname`;
