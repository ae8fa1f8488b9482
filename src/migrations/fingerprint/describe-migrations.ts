import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { LoadedMigration } from '../files/loaded-migration.js';
import type { History } from '../history.js';
import type { NamingRule } from '../operations/names.js';
import { compileWhole } from './compile-whole.js';

/** What a migration does to a database that has none of it. */
interface MigrationDescription {
  id: string;
  name: string;
  transaction: boolean | undefined;
  /** Of the compiled statements, as far as they are known without a database. */
  checksum: string | undefined;
  /** The file, where the checksum does not say all. */
  source: string | undefined;
}

/** The versioned migrations that are in effect, in the order in which they run. */
export function versionedOf({ order, migrations }: History): LoadedMigration[] {
  return order.flatMap((id) => migrations.get(id) ?? []);
}

/** The migrations, in the order that they are given in. */
export async function describeMigrations(
  loaded: readonly LoadedMigration[],
  naming: NamingRule,
): Promise<MigrationDescription[]> {
  const first = await compileAll(loaded, naming);
  // What has the time of day in it is another after a millisecond.
  await sleep(2);
  const again = loaded.filter((one) => first.has(one));
  const second = await compileAll(again, naming);
  return Promise.all(loaded.map((one) => describe(one, first.get(one), second.get(one))));
}

/** Those that compile, with their checksums. */
async function compileAll(loaded: readonly LoadedMigration[], naming: NamingRule) {
  const checksums = new Map<LoadedMigration, string>();
  for (const migration of loaded) {
    const checksum = await compileWhole(migration, naming);
    if (checksum !== undefined) {
      checksums.set(migration, checksum);
    }
  }
  return checksums;
}

async function describe(
  { id, name, file, transaction }: LoadedMigration,
  first: string | undefined,
  second: string | undefined,
): Promise<MigrationDescription> {
  const checksum = first === second ? first : undefined;
  const source = checksum === undefined ? await readFile(file, 'utf8') : undefined;
  return { id, name, transaction, checksum, source };
}
