import { operator } from '../../database/operator.js';
import type { StampPlan } from '../plan-stamp.js';
import { removePositions } from './backfill/positions-table.js';
import { insertEntries, removeEntries } from './ledger.js';
import type { LocatedLedger } from '../../database/ledger-table.js';
import type { WorkSession } from './work-session.js';

/** Makes the ledger say what the plan says, in one transaction. Runs no migration and looks at no table. */
export async function stampLedger(
  session: WorkSession,
  ledger: LocatedLedger,
  { removed, added, batch }: StampPlan,
): Promise<void> {
  const { client } = session;
  await session.transaction(async () => {
    await removeEntries(client, ledger, removed);
    await removePositions(client, ledger, removed);
    await insertEntries(client, ledger, added, { batch, appliedBy: operator() });
  });
}
