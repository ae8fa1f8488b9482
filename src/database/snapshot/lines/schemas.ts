import { IS_USER_SCHEMA } from '../../description/user-objects.js';
import { isUsers } from '../user-parts.js';

/** Schemas, and extensions with their versions. */
export const SCHEMAS = `
select 'schema ' || nspname
  from pg_namespace n
 where ${IS_USER_SCHEMA} and ${isUsers('pg_namespace', 'n.oid')}
union all
select concat_ws(' ', 'extension', extname, extnamespace::regnamespace, extversion)
  from pg_extension
 where extname <> 'plpgsql'`;
