import { IS_USER_SCHEMA } from '../../database/description/user-objects.js';

/** An object as the catalogue tells of it. */
export interface DoomedRow {
  /** As `pg_identify_object` calls it. */
  kind: string;
  name: string;
  /** Whether it goes for itself, and not for what it depends on. */
  isRoot: boolean;
  owner: string;
  /** Whether this role may drop it. */
  mayDrop: boolean;
  /** How many tables it inherits from, one above the other; partitions do. */
  depth: number;
  /** Whether it is an extension, or a part of one. */
  isExtensions: boolean;
}

/** Catalogues of what has a schema: where to find the name and the schema, and how a migration's name for it is called. */
const CATALOGUES = [
  ['pg_proc', 'proname', 'pronamespace', 'routine'],
  ['pg_operator', 'oprname', 'oprnamespace', 'operator'],
  ['pg_opclass', 'opcname', 'opcnamespace', 'operator class'],
  ['pg_opfamily', 'opfname', 'opfnamespace', 'operator family'],
  ['pg_collation', 'collname', 'collnamespace', 'collation'],
  ['pg_conversion', 'conname', 'connamespace', 'conversion'],
  ['pg_ts_config', 'cfgname', 'cfgnamespace', 'text search'],
  ['pg_ts_dict', 'dictname', 'dictnamespace', 'text search'],
  ['pg_ts_parser', 'prsname', 'prsnamespace', 'text search'],
  ['pg_ts_template', 'tmplname', 'tmplnamespace', 'text search'],
] as const;

/** The same of what has none. */
const GLOBAL_CATALOGUES = [
  ['pg_publication', 'pubname', 'publication'],
  ['pg_event_trigger', 'evtname', 'event trigger'],
  ['pg_foreign_server', 'srvname', 'server'],
  ['pg_foreign_data_wrapper', 'fdwname', 'foreign-data wrapper'],
] as const;

const FOUND = [
  `select 'pg_class'::regclass::oid, c.oid from pg_class c
    where relkind in ('r', 'p', 'f', 'S') and relnamespace in (select oid from place)
       or relkind in ('v', 'm') and ($7 and relnamespace in (select oid from place) or relnamespace in (select oid from theirs))
       or relkind in ('v', 'm') and (relnamespace, relname) in (select namespace, name from wanted where kind = 'relation')`,
  `select 'pg_type'::regclass::oid, t.oid from pg_type t left join pg_class r on r.oid = typrelid
    where (typtype in ('d', 'e', 'r') or typtype = 'b' and typelem = 0 or typtype = 'c' and relkind = 'c')
      and ($8 and typnamespace in (select oid from place) or typnamespace in (select oid from theirs)
           or (typnamespace, typname) in (select namespace, name from wanted where kind = 'type'))`,
  ...CATALOGUES.map(
    ([catalogue, name, namespace, kind]) =>
      `select '${catalogue}'::regclass::oid, o.oid from ${catalogue} o
        where ${namespace} in (select oid from theirs)
           or (${namespace}, ${name}) in (select namespace, name from wanted where kind = '${kind}')`,
  ),
  ...GLOBAL_CATALOGUES.map(
    ([catalogue, name, kind]) =>
      `select '${catalogue}'::regclass::oid, o.oid from ${catalogue} o
        where ${name} in (select name from given where kind = '${kind}')`,
  ),
].join(' union ');

/**
 * What goes: the tables and what else was asked for, with all that depends on it. Internal parts are left out, of
 * extensions and others, and what goes with a table as a matter of course, such as its indexes.
 *
 * $1 schemas, $2 those of names without one, $3 those that migrations created; $4, $5, $6 kinds, schemas and names of what
 * belongs to the application; $7 all views, $8 all types; $9 the ledger's schema, $10 its tables.
 */
export const DOOMED = `
with recursive
place as materialized (select oid from pg_namespace n where nspname = any($1::text[]) and ${IS_USER_SCHEMA}),
theirs as materialized (select oid from pg_namespace n where nspname = any($3::text[]) and ${IS_USER_SCHEMA}),
given as materialized (
  select kind, schema, name from unnest($4::text[], $5::text[], $6::text[]) as named (kind, schema, name)),
wanted as materialized (
  select distinct kind, name::name, n.oid as namespace
    from given join pg_namespace n
      on case when schema is null then nspname = any($2::text[]) else nspname = schema end and ${IS_USER_SCHEMA}),
found (classid, objid) as (${FOUND}),
roots as materialized (
  select * from found
   where not exists (
           select from pg_depend x
            where x.classid = found.classid and x.objid = found.objid and x.objsubid = 0
              and (x.deptype in ('e', 'i')
                   or x.deptype = 'a' and exists (
                        select from pg_class s where found.classid = 'pg_class'::regclass and s.oid = x.objid and relkind = 'S')))
     and not (classid = 'pg_class'::regclass and exists (
           select from pg_class l join pg_namespace n on n.oid = relnamespace
            where l.oid = objid and nspname = $9 and relname = any($10::text[])))),
doomed (classid, objid, objsubid) as (
  select classid, objid, 0 from roots
  union
  select next.classid, next.objid, next.objsubid
    from doomed d cross join lateral (
      select x.classid, x.objid, x.objsubid from pg_depend x
       where x.refclassid = d.classid and x.refobjid = d.objid and (d.objsubid = 0 or x.refobjsubid = d.objsubid)
      union all
      select x.refclassid, x.refobjid, x.refobjsubid from pg_depend x
       where d.classid = 'pg_rewrite'::regclass and x.classid = d.classid and x.objid = d.objid and x.deptype = 'i') next),
parts as materialized (
  select distinct x.classid, x.objid, x.objsubid
    from pg_depend x join doomed whole on whole.classid = x.refclassid and whole.objid = x.refobjid
   where x.deptype in ('a', 'i', 'P', 'S') and (whole.objsubid = 0 or whole.objsubid = x.refobjsubid)),
wholes as materialized (select classid, objid from doomed where objsubid = 0),
own as materialized (
  select d.* from doomed d
   where ((classid, objid, objsubid) not in (select classid, objid, objsubid from parts)
          or (classid, objid) in (select classid, objid from roots))
     and (objsubid = 0 or (classid, objid) not in (select classid, objid from wholes))),
heirs (oid, depth) as (
  select inhrelid, 1 from pg_inherits
  union
  select i.inhrelid, h.depth + 1 from heirs h join pg_inherits i on i.inhparent = h.oid)
select id.type as kind, id.identity as name,
       (classid, objid) in (select classid, objid from roots) as "isRoot",
       pg_get_userbyid(owner) as owner,
       pg_has_role(owner, 'usage') or coalesce(pg_has_role(n.nspowner, 'usage'), false) as "mayDrop",
       coalesce((select max(depth) from heirs where heirs.oid = objid and classid = 'pg_class'::regclass), 0) as depth,
       classid = 'pg_extension'::regclass or exists (
         select from pg_depend x where x.classid = own.classid and x.objid = own.objid and x.deptype = 'e') as "isExtensions"
  from own
 cross join lateral pg_identify_object(classid, objid, objsubid) as id (type, schema, name, identity)
  left join pg_namespace n on n.nspname = id.schema
 cross join lateral (
   select coalesce((select refobjid from pg_shdepend o
                     where o.dbid = (select oid from pg_database where datname = current_database())
                       and o.classid = own.classid and o.objid = own.objid and o.objsubid = 0 and o.deptype = 'o'), 10) as owner) of
 order by depth desc, kind, name`;

/** The schemas that were created for the application and that nothing else is in. $1 schemas, $2 those that stay. */
export const EMPTIED = `
select quote_ident(nspname) as name from pg_namespace n
 where nspname = any($1::text[]) and nspname <> all($2::text[]) and ${IS_USER_SCHEMA} and pg_has_role(nspowner, 'usage')
 order by nspname`;

/** Whether nothing is in the schema $1, quoted where it has to be. */
export const IS_EMPTY = `
select not exists (
  select from pg_depend x
   where x.refclassid = 'pg_namespace'::regclass and x.refobjid = n.oid and x.deptype = 'n') as empty
  from pg_namespace n where n.oid = to_regnamespace($1)`;
