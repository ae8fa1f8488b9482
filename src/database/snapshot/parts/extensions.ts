import { idOf, statements, type PartQuery } from '../part.js';

const SCHEMA_IS_ITS_OWN = `exists (
  select from pg_depend x
   where x.classid = 'pg_namespace'::regclass and x.objid = n.oid and x.deptype = 'e' and x.refobjid = e.oid)`;

const COMMENT = `obj_description(e.oid, 'pg_extension')`;

/** With its version where that is not the one which the server would take. */
export const EXTENSIONS: PartQuery = `
select ${idOf('pg_extension', 'e.oid')} as id, 'extension' as kind, e.extname::text as name, null as owner,
       ${statements(
         `concat_ws(' ', format('create extension if not exists %I', e.extname),
                    case when not ${SCHEMA_IS_ITS_OWN} then format('schema %I', n.nspname) end,
                    case when a.default_version is distinct from e.extversion then format('version %L', e.extversion) end)`,
         `case when ${COMMENT} is distinct from a.comment then format('comment on extension %I is %L', e.extname, ${COMMENT}) end`,
       )} as create,
       ${statements(`format('drop extension %I', e.extname)`)} as drop
  from pg_extension e
  join pg_namespace n on n.oid = e.extnamespace
  left join pg_available_extensions a on a.name = e.extname
 where e.extname <> 'plpgsql'`;
