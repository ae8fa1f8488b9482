import { operator } from '../../database/operator.js';
import { insertEntries } from '../execution/ledger.js';
import type { LockedSession } from '../migration-store.js';
import type { MappedMigration } from './map-entries.js';

/** Records what another tool has applied, as one batch and in one transaction, with the times that it has kept. */
export async function recordAdopted(
  { session, ledger, history }: LockedSession,
  mapped: readonly MappedMigration[],
): Promise<{ revision: string; name: string }[]> {
  const batch = { batch: history.nextBatch, appliedBy: operator() };
  const rows = mapped.map(({ migration: { id, name }, appliedAt }) => ({ revision: id, name, appliedAt }));
  await session.transaction(() => insertEntries(session.client, ledger, rows, batch));
  return rows.map(({ revision, name }) => ({ revision, name }));
}
