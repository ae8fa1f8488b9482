import { IS_USER_SCHEMA } from '../../description/user-objects.js';
import { isUsers } from '../user-parts.js';

/** Schemas, and extensions with their versions. That of a table which is left out may be that table's only. */
export const SCHEMAS = `
select 'schema ' || nspname
  from pg_namespace n
 where ${IS_USER_SCHEMA} and ${isUsers('pg_namespace', 'n.oid')}
   and (not exists (select from pg_class c where c.relnamespace = n.oid and c.oid = any ($1::oid[]))
        or exists (select from pg_class c where c.relnamespace = n.oid and c.oid <> all ($1::oid[])))
union all
select concat_ws(' ', 'extension', extname, extnamespace::regnamespace, extversion)
  from pg_extension
 where extname <> 'plpgsql'`;
