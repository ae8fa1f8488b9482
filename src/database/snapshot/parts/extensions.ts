import { idOf, statements, type PartQuery } from '../part.js';

const SCHEMA_IS_ITS_OWN = `exists (
  select from pg_depend x
   where x.classid = 'pg_namespace'::regclass and x.objid = n.oid and x.deptype = 'e' and x.refobjid = e.oid)`;

const COMMENT = `obj_description(e.oid, 'pg_extension')`;
const COMMENT_ON = `format('comment on extension %I is %L', e.extname, `;

/** Every new database has it. */
const IS_STANDARD = `e.extname = 'plpgsql'`;

/** With its version where that is not the one which the server would take. */
export const EXTENSIONS: PartQuery = `
select ${idOf('pg_extension', 'e.oid')} as id, 'extension' as kind, e.extname::text as name, null as owner,
       ${statements(
         `case when not ${IS_STANDARD} then concat_ws(' ', format('create extension if not exists %I', e.extname),
                    case when not ${SCHEMA_IS_ITS_OWN} then format('schema %I', n.nspname) end,
                    case when a.default_version is distinct from e.extversion then format('version %L', e.extversion) end) end`,
         `case when ${COMMENT} is distinct from a.comment then ${COMMENT_ON}${COMMENT}) end`,
       )} as create,
       ${statements(
         `case when not ${IS_STANDARD} then format('drop extension %I', e.extname)
               when ${COMMENT} is distinct from a.comment then ${COMMENT_ON}a.comment) end`,
       )} as drop
  from pg_extension e
  join pg_namespace n on n.oid = e.extnamespace
  left join pg_available_extensions a on a.name = e.extname`;
