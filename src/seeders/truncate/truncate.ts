import { askAsRole } from '../once/ask-as-role.js';
import type { SeedRecords } from '../once/seed-records.js';
import type { SeedTransactions } from '../seed-transactions.js';
import { emptyTables } from './empty-tables.js';
import type { Truncation } from './truncation.js';

export interface TruncateTools {
  readonly transactions: SeedTransactions;
  readonly records: SeedRecords;
  /** @throws where the run may not go on. */
  readonly ensureActive: () => void;
}

/**
 * Empties the tables, and forgets that the seeders whose they are have run: in the transaction of the run where that is one,
 * else in one of its own.
 *
 * @returns the tables.
 */
export async function truncate(
  { tables, forgotten }: Truncation,
  { transactions, records, ensureActive }: TruncateTools,
): Promise<string[]> {
  return transactions.base.transactional(async (em) => {
    const emptied = await askAsRole(em, records.role, (ask) => emptyTables(ask, tables));
    await records.forget(forgotten, em);
    ensureActive();
    return emptied;
  });
}
