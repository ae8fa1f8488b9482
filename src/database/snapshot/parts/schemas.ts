import { IS_USER_SCHEMA } from '../../description/user-objects.js';
import { isUsers } from '../user-parts.js';
import { idOf, statements, type PartQuery } from '../part.js';

/** What every new database has. */
const STANDARD = 'standard public schema';

const PUBLIC_COMMENT = `
case when n.nspname = 'public' and obj_description(n.oid, 'pg_namespace') is distinct from '${STANDARD}'
     then format('comment on schema public is %L', obj_description(n.oid, 'pg_namespace')) end`;

/** A table that is left out, such as the ledger, may have made its schema already, and stays in it. */
const HOLDS_EXCEPTED = `exists (select from pg_class c where c.relnamespace = n.oid and c.oid = any ($1::oid[]))`;

/** The schema `public` is a part without statements: every new database has it. */
export const SCHEMAS: PartQuery = `
select ${idOf('pg_namespace', 'n.oid')} as id, 'schema' as kind, n.nspname::text as name, null as owner,
       ${statements(
         `case when n.nspname <> 'public'
               then format(case when ${HOLDS_EXCEPTED} then 'create schema if not exists %I' else 'create schema %I' end,
                           n.nspname) end`,
         PUBLIC_COMMENT,
       )} as create,
       ${statements(
         `case when n.nspname <> 'public' and not ${HOLDS_EXCEPTED} then format('drop schema %I', n.nspname) end`,
         `case when (${PUBLIC_COMMENT}) is not null then 'comment on schema public is ''${STANDARD}''' end`,
       )} as drop
  from pg_namespace n
 where ${IS_USER_SCHEMA} and ${isUsers('pg_namespace', 'n.oid')}`;
