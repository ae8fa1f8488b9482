import { isUsers } from '../../../../database/snapshot/user-parts.js';
import type { SchemaFact } from '../../model/schema-model.js';
import { byName } from '../by-name.js';
import { jsonOf } from '../json.js';
import type { Reading } from '../reading.js';

const RELATIONS = `pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f')`;

/** The schema of the ledger is there for its sake, and no user's unless it holds something else. */
const IS_FOR_EXCEPTED = `(
  exists (select from ${RELATIONS} and c.oid = any ($1::oid[]))
  and not exists (select from ${RELATIONS} and c.oid <> all ($1::oid[]))
  and not exists (select from pg_proc p where p.pronamespace = n.oid))`;

const SCHEMAS = `
select ${jsonOf({ name: 'n.nspname', comment: `obj_description(n.oid, 'pg_namespace')` })} as fact
  from pg_namespace n
 where n.nspname <> 'public' and ${isUsers('pg_namespace', 'n.oid')} and not ${IS_FOR_EXCEPTED}`;

/** All but `public`, which every database has, and one that holds nothing but tables that are left out. */
export async function readSchemas(reading: Reading): Promise<SchemaFact[]> {
  const rows = await reading.rows<{ fact: SchemaFact }>(SCHEMAS);
  return rows.map(({ fact }) => fact).toSorted(byName);
}
