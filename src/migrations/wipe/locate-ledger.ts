import type { DatabaseClient } from '../../database/client.js';
import { findLedger, type LedgerTable, type LocatedLedger } from '../../database/ledger-table.js';

/** Where the ledger is, or where it would be. */
export async function locateLedger(client: DatabaseClient, ledger: LedgerTable): Promise<LocatedLedger> {
  const found = await findLedger(client, ledger);
  const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema');
  const schema = found?.schema ?? ledger.schema ?? rows[0]?.schema ?? 'public';
  return { table: ledger.table, schema };
}
