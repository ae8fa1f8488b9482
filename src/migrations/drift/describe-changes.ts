import type { DatabaseClient } from '../../database/client.js';
import type { ChangedRevision } from '../../errors/changed-migration.error.js';
import type { LedgerTable } from '../../database/ledger-table.js';
import { readScripts } from '../execution/ledger.js';
import { findDifference } from './difference.js';
import type { ChangedMigration } from './find-changed.js';

/** The changed migrations with what is different, for whoever is to decide. */
export async function describeChanges(
  client: DatabaseClient,
  ledger: LedgerTable,
  changed: readonly ChangedMigration[],
): Promise<ChangedRevision[]> {
  const scripts = await readScripts(
    client,
    ledger,
    changed.map(({ loaded }) => loaded.id),
  );
  return Promise.all(changed.map((one) => describe(one, scripts.get(one.loaded.id))));
}

async function describe({ loaded, fixed }: ChangedMigration, before?: string): Promise<ChangedRevision> {
  const { id: revision, name, file } = loaded;
  const { script: after } = fixed;
  const difference = before === undefined || after === null ? null : await findDifference(before, after);
  return { revision, name, file, difference };
}
