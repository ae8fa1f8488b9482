import type { DatabaseClient } from '../../database/client.js';
import { ForeignMigrationUnfinishedError } from '../../errors/foreign-migration-unfinished.error.js';
import type { FoundForeignLedger } from './find-foreign-ledger.js';
import type { ForeignEntry } from './ledgers/foreign-ledger.js';
import { FOREIGN_LEDGERS } from './ledgers/index.js';

/**
 * What another tool has applied, in order.
 *
 * @throws ForeignMigrationUnfinishedError where it says that one has failed, or is under way.
 */
export async function readForeignLedger(
  client: DatabaseClient,
  { tool, quoted, columns }: FoundForeignLedger,
): Promise<ForeignEntry[]> {
  const { title, select } = FOREIGN_LEDGERS[tool];
  const { rows } = await client.query<ForeignEntry>(select(quoted, columns));
  const unfinished = rows.filter(({ isApplied }) => !isApplied).map(({ name }) => name);
  if (unfinished.length > 0) {
    throw new ForeignMigrationUnfinishedError(title, quoted, unfinished);
  }
  return rows;
}
