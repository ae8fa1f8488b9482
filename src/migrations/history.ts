import type { LedgerEntry } from './execution/ledger.js';
import type { LoadedMigration } from './files/loaded-migration.js';
import { RevisionGraph } from './graph/index.js';

/** The migrations that the code has and what the database says of them, read once; plans are made from it. */
export class History {
  readonly graph: RevisionGraph;
  readonly migrations: ReadonlyMap<string, LoadedMigration>;
  /** By revision, in the order of the ledger: oldest batch first. */
  readonly entries: ReadonlyMap<string, LedgerEntry>;

  /** @throws InvalidGraphError with every fault of the revisions. */
  constructor(migrations: readonly LoadedMigration[], entries: readonly LedgerEntry[]) {
    this.graph = new RevisionGraph(migrations);
    this.migrations = new Map(migrations.map((migration) => [migration.id, migration]));
    this.entries = new Map(entries.map((entry) => [entry.revision, entry]));
  }

  /** All revisions that have a file, each after what it stands on. */
  get order(): readonly string[] {
    return this.graph.upgrade([], 'heads');
  }

  /** Revisions in the ledger that no file declares: the database is newer than the code, or files are gone. */
  get missing(): readonly string[] {
    return [...this.entries.keys()].filter((revision) => !this.migrations.has(revision));
  }

  get pending(): readonly string[] {
    return this.order.filter((revision) => !this.entries.has(revision));
  }

  /**
   * The applied heads. What an applied revision stands on is taken as applied, also where it is pending.
   *
   * @throws UnknownAppliedRevisionError where the ledger holds a revision that no file declares.
   */
  heads(): readonly string[] {
    return this.graph.headsAfter([...this.entries.keys()], [], 'up');
  }

  /** The number of the last batch; 0 where nothing is applied. */
  get lastBatch(): number {
    return Math.max(0, ...[...this.entries.values()].map(({ batch }) => batch));
  }
}
