import { IS_USER_SCHEMA, isNoExtensions } from '../description/user-objects.js';

/** Whether a row of a catalogue, in a schema `n`, is the user's own. */
export function isUsers(catalogue: string, oid: string): string {
  return `(${IS_USER_SCHEMA} and ${isNoExtensions(catalogue, oid)})`;
}

/** Whether the relation `c`, in a schema `n`, is the user's own and not left out. */
export const IS_USERS_RELATION = `(${isUsers('pg_class', 'c.oid')} and c.oid <> all ($1::oid[]))`;

/** Whether the sequence `c` belongs to a column of a table that is left out. */
export const IS_OF_EXCEPTED = `exists (
  select from pg_depend x
   where x.classid = 'pg_class'::regclass and x.objid = c.oid and x.refclassid = 'pg_class'::regclass
     and x.deptype in ('a', 'i') and x.refobjid = any ($1::oid[]))`;
