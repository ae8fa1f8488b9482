import type { MigrationFileFault } from '../../errors/invalid-migration-files.error.js';
import type { MigrationSettings } from '../migration.js';
import type { LoadedMigration } from './loaded-migration.js';

/** What a repeatable migration says that only a versioned one can. */
export function repeatableProblem(settings: MigrationSettings): string | undefined {
  const { repeatable = false, parents, labels, replaces, transaction = true } = settings;
  if (!repeatable) {
    return undefined;
  }
  if (!transaction) {
    return 'it is repeatable and outside a transaction: all repeatable ones that have changed run in one';
  }
  const place = parents === undefined ? ((labels && 'labels') ?? (replaces && 'replaces')) : 'parents';
  return place && `it is repeatable and has ${place}: it is no part of the graph and runs after all that is`;
}

/** Those that share their name with another migration: the ledger knows them by it alone. */
export function findTakenNames(migrations: readonly LoadedMigration[]): MigrationFileFault[] {
  const repeatable = migrations.filter((migration) => migration.repeatable === true);
  return repeatable.flatMap((one) => {
    const other = migrations.find((migration) => migration.id === one.id && migration !== one);
    return other === undefined
      ? []
      : [{ file: one.file, problem: `its name ${one.id} is that of ${other.file}, too` }];
  });
}
