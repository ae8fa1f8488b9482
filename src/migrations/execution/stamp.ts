import type { DatabaseClient } from '../../database/client.js';
import { operator } from '../../database/operator.js';
import { withTransaction } from '../../database/transaction.js';
import type { StampPlan } from '../plan-stamp.js';
import { removePositions } from './backfill/positions-table.js';
import { insertEntries, removeEntries } from './ledger.js';
import type { LocatedLedger } from './ledger-table.js';

/** Makes the ledger say what the plan says, in one transaction. Runs no migration and looks at no table. */
export async function stampLedger(
  client: DatabaseClient,
  ledger: LocatedLedger,
  { removed, added, batch }: StampPlan,
): Promise<void> {
  await withTransaction(client, async () => {
    await removeEntries(client, ledger, removed);
    await removePositions(client, ledger, removed);
    await insertEntries(client, ledger, added, { batch, appliedBy: operator() });
  });
}
