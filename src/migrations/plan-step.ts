import { InterruptedMigrationError } from '../errors/interrupted-migration.error.js';
import type { LedgerEntry } from './execution/ledger.js';
import type { LoadedMigration } from './files/loaded-migration.js';

export type Direction = 'up' | 'down';

interface Step {
  revision: string;
  name: string;
  /** Absent where a revision is reverted whose file is gone. */
  file?: string;
  /** Whether it runs in one transaction. */
  transaction: boolean;
  /** In milliseconds; absent where the options decide. */
  lockTimeout?: number;
  statementTimeout?: number;
  /** Where it goes on with what was interrupted: how many statements are done. */
  statementsDone?: number;
}

export interface UpStep extends Step {
  direction: 'up';
  batch: number;
  migration: LoadedMigration;
}

export interface DownStep extends Step {
  direction: 'down';
  /** The migration, or the ledger's script where its file is gone. */
  source: LoadedMigration | string;
  /** Rows of the ledger that go with its own: those of what a baseline replaces. Default: none. */
  replaced?: readonly string[];
}

export type PlannedStep = UpStep | DownStep;

/** @throws InterruptedMigrationError for the first of these that is done by half. */
export function ensureWhole([entry]: readonly LedgerEntry[]): void {
  if (entry?.state === 'running' || entry?.state === 'reverting') {
    throw new InterruptedMigrationError(entry.revision, entry.state, entry.statementsDone);
  }
}

export function find<T extends LoadedMigration | LedgerEntry>(
  items: ReadonlyMap<string, T>,
  revision: string,
): T {
  const item = items.get(revision);
  if (item === undefined) {
    throw new Error(`The revision ${revision} was planned and is not known.`);
  }
  return item;
}
