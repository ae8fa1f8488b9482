import type { ExtensionFact } from '../../model/schema-model.js';
import { byName } from '../by-name.js';
import type { Reading } from '../reading.js';

interface ExtensionRow {
  name: string;
  /** Null where the extension makes it itself, or it is PostgreSQL's own. */
  schema: string | null;
}

const IS_ITS_OWN = `exists (
  select from pg_depend d
   where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e' and d.refobjid = e.oid)`;

const EXTENSIONS = `
select e.extname::text as name,
       case when n.nspname <> 'pg_catalog' and not ${IS_ITS_OWN} then n.nspname::text end as schema
  from pg_extension e
  join pg_namespace n on n.oid = e.extnamespace
 where e.extname <> 'plpgsql' and $1::oid[] is not null`;

/** All but `plpgsql`, which every database has. Their versions are the server's concern. */
export async function readExtensions(reading: Reading): Promise<ExtensionFact[]> {
  const rows = await reading.rows<ExtensionRow>(EXTENSIONS);
  return rows
    .map(({ name, schema }) =>
      schema === null || reading.isDefaultSchema(schema) ? { name } : { name, schema },
    )
    .toSorted(byName);
}
