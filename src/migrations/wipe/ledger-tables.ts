import type { DatabaseClient } from '../../database/client.js';
import { POSITIONS_SUFFIX } from '../execution/backfill/positions-table.js';
import {
  companionOf,
  findLedger,
  META_SUFFIX,
  type LedgerTable,
  type LocatedLedger,
} from '../execution/ledger-table.js';
import { LEASE_SUFFIX } from '../execution/lease/lease-table.js';

/** Where the ledger is, or where it would be. */
export async function locateLedger(client: DatabaseClient, ledger: LedgerTable): Promise<LocatedLedger> {
  const found = await findLedger(client, ledger);
  const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema');
  const schema = found?.schema ?? ledger.schema ?? rows[0]?.schema ?? 'public';
  return { table: ledger.table, schema };
}

/** The ledger, and what is beside it: it and the positions of backfills, the environment, the lease. */
export function companionsOf(ledger: LocatedLedger): LocatedLedger[] {
  return [
    ledger,
    ...[POSITIONS_SUFFIX, META_SUFFIX, LEASE_SUFFIX].map((suffix) => companionOf(ledger, suffix)),
  ];
}
