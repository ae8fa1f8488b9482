import { operator } from '../../database/operator.js';
import { UnmappedMigrationsError } from '../../errors/unmapped-migrations.error.js';
import { insertEntries } from '../execution/ledger.js';
import type { LockedSession } from '../migration-store.js';
import type { Adoption } from './adoption.js';
import type { FoundForeignLedger } from './find-foreign-ledger.js';
import type { ForeignEntry } from './ledgers/foreign-ledger.js';
import { FOREIGN_LEDGERS } from './ledgers/index.js';
import { mapEntries, type MappedMigration } from './map-entries.js';

/**
 * Records what another tool has applied, by the files that have its names.
 *
 * @throws UnmappedMigrationsError where there is no file for all of them.
 */
export async function adoptFiles(
  locked: LockedSession,
  { tool, quoted }: FoundForeignLedger,
  entries: readonly ForeignEntry[],
  folders: readonly string[],
): Promise<Pick<Adoption, 'stamped' | 'baseline'>> {
  const { title, recordsHeads = false } = FOREIGN_LEDGERS[tool];
  const { mapped, unknown } = mapEntries(locked.history, entries, recordsHeads);
  if (unknown.length > 0) {
    throw new UnmappedMigrationsError({
      tool: title,
      ledger: quoted,
      names: unknown,
      mapped: entries.length - unknown.length,
      folders,
      mayBeBaseline: tool !== 'mikro-orm',
    });
  }
  return { stamped: await record(locked, mapped), baseline: null };
}

/** As one batch and in one transaction, with the times that the tool has kept. */
async function record(
  { session, ledger, history }: LockedSession,
  mapped: readonly MappedMigration[],
): Promise<Adoption['stamped']> {
  const batch = { batch: history.nextBatch, appliedBy: operator() };
  const rows = mapped.map(({ migration: { id, name }, appliedAt }) => ({ revision: id, name, appliedAt }));
  await session.transaction(() => insertEntries(session.client, ledger, rows, batch));
  return rows.map(({ revision, name }) => ({ revision, name }));
}
