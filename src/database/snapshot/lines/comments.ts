/** The comments on everything but tables and their columns; that of the schema \`public\` is one that every database has. */
export const COMMENTS = `
select concat_ws(' ', 'comment', o.type, o.identity, d.description)
  from pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) o
 where (d.objoid >= 16384 or d.classoid in ('pg_namespace'::regclass, 'pg_extension'::regclass))
   and not exists (
     select from pg_class c
      where d.classoid = 'pg_class'::regclass and c.oid = d.objoid
        and (c.relkind in ('r', 'p') or c.oid = any ($1::oid[])))
   and not exists (
     select from pg_depend x
      where x.classid = d.classoid and x.objid = d.objoid and x.deptype = 'e')`;

/** Of what is no part of the schema. */
export const SHARED_COMMENTS = `
select 'comment role ' || rolname || ' ' || description
  from pg_shdescription join pg_roles r on r.oid = objoid where classoid = 'pg_authid'::regclass
union all
select 'comment database ' || description
  from pg_shdescription join pg_database d on d.oid = objoid
 where classoid = 'pg_database'::regclass and datname = current_database()`;
