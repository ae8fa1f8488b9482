import type { LedgerEntry } from '../../src/migrations/execution/ledger.js';
import type { LoadedMigration } from '../../src/migrations/files/loaded-migration.js';
import { History } from '../../src/migrations/history.js';
import { COMPILER_VERSION } from '../../src/migrations/operations/compiler-version.js';

/** A history of `id: parents` and a ledger of `id: batch`, both in the order that they are given in. */
export function historyOf(
  graph: Readonly<Record<string, readonly string[]>>,
  ledger: Readonly<Record<string, number>> = {},
  changes: Partial<LedgerEntry> = {},
): History {
  const entries = Object.entries(ledger).map(([revision, batch]) => ({
    ...entryOf(revision, batch),
    ...changes,
  }));
  return new History(
    Object.entries(graph).map(([id, parents]) => migrationOf(id, parents)),
    entries,
  );
}

export function migrationOf(id: string, parents: readonly string[]): LoadedMigration {
  return {
    id,
    parents,
    dependsOn: [],
    labels: [],
    name: `name of ${id}`,
    file: `/${id}.ts`,
    create: () => ({ up() {} }),
  };
}

export function entryOf(revision: string, batch: number): LedgerEntry {
  return {
    revision,
    name: `name of ${revision}`,
    batch,
    state: 'applied',
    checksum: null,
    compiler: COMPILER_VERSION,
    appliedAt: new Date(0),
    durationMs: 5,
    appliedBy: 'ada@host',
    statementsDone: 1,
    revertScript: `revert ${revision};`,
    repeatable: false,
  };
}
