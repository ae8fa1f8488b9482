import { idOf, RELATION_NAME } from './part.js';
import { IS_USERS_RELATION } from './user-parts.js';

/** A statement that follows those of the part with this row of a catalogue. */
export interface Extra {
  id: string;
  statement: string;
}

const ALTER_COLUMN = `format('alter %s alter column %I ',
  case c.relkind when 'm' then 'materialized view ' else 'table only ' end || ${RELATION_NAME}, a.attname)`;

const COLUMN_SETTINGS = `
select ${idOf('pg_class', 'c.oid')}, 1, a.attnum::int, ${ALTER_COLUMN} || setting
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
 cross join lateral (
    select 'set storage ' || case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end
     where a.attstorage <> t.typstorage
    union all
    select 'set statistics ' || nullif(a.attstattarget, -1) where nullif(a.attstattarget, -1) is not null
    union all
    select 'set (' || array_to_string(a.attoptions, ', ') || ')' where a.attoptions is not null
  ) as s (setting)
 where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't' and ${IS_USERS_RELATION}`;

const INDEX = `format('%I.%I', n.nspname, i.relname)`;

/** A constraint does not say how its index stores things. */
const INDEX_SETTINGS = `
select ${idOf('pg_class', 'i.oid')}, 2, place, setting
  from pg_index x
  join pg_class i on i.oid = x.indexrelid
  join pg_class c on c.oid = x.indrelid
  join pg_namespace n on n.oid = c.relnamespace
 cross join lateral (
    select 0, 'alter index ' || ${INDEX} || ' set (' || array_to_string(i.reloptions, ', ') || ')'
      from pg_constraint k
     where k.conindid = i.oid and k.contype in ('p', 'u', 'x') and i.reloptions is not null
    union all
    select a.attnum, format('alter index %s alter column %s set statistics %s', ${INDEX}, a.attnum, a.attstattarget)
      from pg_attribute a where a.attrelid = i.oid and nullif(a.attstattarget, -1) is not null
    union all
    select 1000, format('alter table %s cluster on %I', ${RELATION_NAME}, i.relname) where x.indisclustered and c.relkind = 'r'
    union all
    select 1001, format('alter table only %s replica identity using index %I', ${RELATION_NAME}, i.relname)
     where x.indisreplident
  ) as s (place, setting)
 where c.relkind in ('r', 'p', 'm') and ${IS_USERS_RELATION}`;

const SEQUENCE_OWNERS = `
select ${idOf('pg_class', 'c.oid')}, 3, a.attnum::int,
       format('alter sequence %I.%I owned by %s.%I', sn.nspname, s.relname, ${RELATION_NAME}, a.attname)
  from pg_depend d
  join pg_class s on s.oid = d.objid and s.relkind = 'S'
  join pg_namespace sn on sn.oid = s.relnamespace
  join pg_class c on c.oid = d.refobjid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
 where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'a'
   and ${IS_USERS_RELATION}`;

/** Of the copies of triggers that partitions have, where they fire at another time than the original. */
const PARTITION_TRIGGERS = `
select ${idOf('pg_trigger', 't.oid')}, 3, 0, format('alter table only %s %s trigger %I', ${RELATION_NAME},
         case t.tgenabled when 'D' then 'disable' when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end, t.tgname)
  from pg_trigger t
  join pg_trigger p on p.oid = t.tgparentid and p.tgenabled <> t.tgenabled
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
 where not t.tgisinternal and ${IS_USERS_RELATION}`;

/** What `comment on` calls it, where that is not what PostgreSQL identifies it as. */
const TARGET = `
case when o.type like '% column' then 'column' when o.type = 'table constraint' then 'constraint'
     when o.type = 'statistics object' then 'statistics' when o.type = 'composite type' then 'type' else o.type end`;

/** Those on the schema \`public\` and on extensions are their parts' own. */
const COMMENTS = `
select d.classoid::regclass || '/' || d.objoid, 4, d.objsubid,
       format('comment on %s %s is %L', ${TARGET},
         case when o.type = 'aggregate' and pg_get_function_identity_arguments(d.objoid) = ''
              then rtrim(o.identity, '()') || '(*)' else o.identity end, d.description)
  from pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) o
 where d.objoid >= 16384 and d.classoid <> 'pg_extension'::regclass and o.type <> 'domain constraint'
union all
select ${idOf('pg_type', 'k.contypid')}, 4, k.oid::int,
       format('comment on constraint %I on domain %s is %L', k.conname, k.contypid::regtype, d.description)
  from pg_description d join pg_constraint k on k.oid = d.objoid
 where d.classoid = 'pg_constraint'::regclass and k.contypid <> 0`;

/** By what they say: settings first, comments last. */
export const EXTRAS = `
select id, statement
  from (${[COLUMN_SETTINGS, INDEX_SETTINGS, SEQUENCE_OWNERS, PARTITION_TRIGGERS, COMMENTS].join(' union all ')}) e (id, rank, place, statement)
 order by rank, place, statement`;
