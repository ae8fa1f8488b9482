import type { ObjectName } from '../../database/object-name.js';
import { POSITIONS_SUFFIX } from './backfill/positions-table.js';
import { LEASE_SUFFIX } from './lease/lease-table.js';
import { companionOf, META_SUFFIX, seedsTableOf, type LedgerTable } from '../../database/ledger-table.js';

/**
 * The ledger, and the tables beside it, whether they are there or not: positions of backfills, the environment, the lease,
 * the records of seeders.
 */
export function companionsOf<T extends LedgerTable>(ledger: T): T[] {
  const suffixes = [POSITIONS_SUFFIX, META_SUFFIX, LEASE_SUFFIX];
  return [ledger, ...suffixes.map((suffix) => companionOf(ledger, suffix)), seedsTableOf(ledger)];
}

/** {@link companionsOf} by name: no part of the application's schema. */
export function ledgerTables(ledger: LedgerTable): ObjectName[] {
  return companionsOf(ledger).map(({ schema, table }) => ({ schema, name: table }));
}
