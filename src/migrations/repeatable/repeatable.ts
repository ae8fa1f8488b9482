import type { CreatedObject } from './created-objects.js';

/** A repeatable migration, compiled: what runs again whenever it has changed. */
export interface Repeatable {
  /** The name by which the ledger knows it. */
  revision: string;
  /** Other repeatable migrations that have to be there before it. */
  dependsOn: readonly string[];
  statements: readonly string[];
  checksum: string;
  creates: readonly CreatedObject[];
}

/** What the database holds of a repeatable migration. */
export interface RepeatableEntry {
  revision: string;
  checksum: string | null;
  /** Undoes what ran last; null where nothing says how. */
  revertScript: string | null;
}
