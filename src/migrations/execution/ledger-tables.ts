import type { ObjectName } from '../../database/object-name.js';
import { POSITIONS_SUFFIX } from './backfill/positions-table.js';
import { LEASE_SUFFIX } from './lease/lease-table.js';
import { companionOf, META_SUFFIX, type LedgerTable } from './ledger-table.js';

/** The ledger and the tables beside it, whether they are there or not: no part of the application's schema. */
export function ledgerTables(ledger: LedgerTable): ObjectName[] {
  const companions = [META_SUFFIX, LEASE_SUFFIX, POSITIONS_SUFFIX].map((suffix) =>
    companionOf(ledger, suffix),
  );
  return [ledger, ...companions].map(({ schema, table }) => ({ schema, name: table }));
}
