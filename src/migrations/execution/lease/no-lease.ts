import type { Ask } from '../ask.js';
import type { LedgerTable } from '../../../database/ledger-table.js';
import type { LockWait } from '../lock-wait.js';
import { untilIdle } from './former-runs.js';
import { endLease } from './lease-row.js';
import { findLeaseTable } from './lease-table.js';
import { findLeaseHolder, readLease } from './seen-lease.js';

/**
 * For whoever holds the session lock: waits until no run behind a pooler has a lease, and takes away one that has expired, so
 * that a run which was only paused can't commit.
 *
 * @throws LockTimeoutError
 */
export async function untilNoLease(ask: Ask, ledger: LedgerTable, waiting: LockWait): Promise<void> {
  const table = await findLeaseTable(ask, ledger);
  if (table === undefined) {
    return;
  }
  await waiting.until(
    async () => {
      const lease = await readLease(ask, table);
      return !lease?.owned || endLease(ask, table, lease.fence);
    },
    () => findLeaseHolder(ask, table),
  );
  await untilIdle(ask, table, waiting);
}
