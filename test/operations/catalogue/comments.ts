/** The comments on everything but tables and their columns. */
export const COMMENTS = `
select concat_ws(' ', 'comment', o.type, o.identity, description)
  from pg_description d, pg_identify_object(classoid, objoid, objsubid) o
 where (objoid >= 16384 or classoid in ('pg_namespace'::regclass, 'pg_extension'::regclass)) and not exists (
   select from pg_class where classoid = 'pg_class'::regclass and oid = objoid and relkind in ('r', 'p'))
union all
select 'comment role ' || rolname || ' ' || description
  from pg_shdescription join pg_roles r on r.oid = objoid where classoid = 'pg_authid'::regclass
union all
select 'comment database ' || description
  from pg_shdescription join pg_database d on d.oid = objoid
 where classoid = 'pg_database'::regclass and datname = current_database()`;
