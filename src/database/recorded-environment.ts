import type { DatabaseClient } from './client.js';
import { companionOf, META_SUFFIX, quotedName, type LedgerTable } from './ledger-table.js';

export const PRODUCTION = 'production';

/** By names, which needs no privilege; the table outlives a ledger that was wiped. */
const META = `
select format('%I.%I', nspname, relname) as "table"
  from pg_class meta join pg_namespace n on n.oid = relnamespace
 where relname = $1 and relkind = 'r'
   and case when $2::text is not null then nspname = $2
            else n.oid = (select relnamespace from pg_class where oid = coalesce(to_regclass($3), to_regclass($4))) end
   and has_schema_privilege(n.oid, 'usage') and has_table_privilege(meta.oid, 'select')`;

/**
 * Of which environment the database is, as the runs have recorded it: the `NODE_ENV` of the first, and `production` from
 * the first that said so. Null where none has, or this role may not know. Takes no lock and changes nothing.
 */
export async function readEnvironment(client: DatabaseClient, ledger: LedgerTable): Promise<string | null> {
  const meta = companionOf(ledger, META_SUFFIX);
  const { rows } = await client.query<{ table: string }>(META, [
    meta.table,
    ledger.schema ?? null,
    quotedName(ledger),
    quotedName(meta),
  ]);
  const [found] = rows;
  return found === undefined ? null : readFrom(client, found.table);
}

async function readFrom(client: DatabaseClient, table: string): Promise<string | null> {
  const { rows } = await client.query<{ environment: string | null }>(`select environment from ${table}`);
  return rows[0]?.environment ?? null;
}
