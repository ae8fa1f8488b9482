import { PartlySquashedError } from '../errors/partly-squashed.error.js';
import { UnknownAppliedRevisionError } from '../errors/unknown-applied-revision.error.js';
import type { LedgerEntry } from './execution/ledger.js';
import type { LoadedMigration } from './files/loaded-migration.js';
import { RevisionGraph } from './graph/index.js';
import { resolveReplacements, type Replacements } from './graph/replacing/index.js';
import { recordedIn, settleEntries } from './squash/settle-entries.js';

/**
 * `running` and `reverting`: a migration outside a transaction that is under way, or was interrupted. `missing`: applied,
 * and no file declares it any more; `deleted`: the same, and known to `db:repair`. `changed`: applied, and its statements
 * are others by now. A ledger that a newer release has written may hold other states.
 */
export type RevisionState =
  'applied' | 'skipped' | 'changed' | 'pending' | 'running' | 'reverting' | 'missing' | 'deleted';

/** The migrations that the code has and what the database says of them, read once; plans are made from it. */
export class History {
  readonly graph: RevisionGraph;
  /** Those in effect: of a baseline and what it replaces, one or the other. */
  readonly migrations: ReadonlyMap<string, LoadedMigration>;
  /** Those that run again when they have changed, in load order. They are no part of the graph. */
  readonly repeatables: readonly LoadedMigration[];
  /** What the ledger knows of them, also of those whose file is gone. */
  readonly repeatableEntries: ReadonlyMap<string, LedgerEntry>;
  /** All versioned ones as their files say them, in load order, with those that are not in effect. */
  readonly files: readonly LoadedMigration[];
  /** Which of the files are in effect, and why. */
  readonly replacements: Replacements<LoadedMigration>;
  /** The ledger's rows of revisions that a baseline in effect replaces, by that baseline. Plans take no notice of them. */
  readonly superseded: ReadonlyMap<string, readonly LedgerEntry[]>;
  /**
   * By revision, in the order of the ledger: oldest batch first; without those that are {@link deleted} or
   * {@link superseded}. A baseline that counts as applied is among them before it has a row.
   */
  readonly entries: ReadonlyMap<string, LedgerEntry>;
  /** What is marked as deleted, as long as no file declares it. Plans take no notice of it. */
  readonly deleted: ReadonlyMap<string, LedgerEntry>;
  /** All revisions that have a file, each after what it stands on. */
  readonly order: readonly string[];
  /** Revisions in the ledger that no file declares: the database is newer than the code, or files are gone. */
  readonly missing: readonly string[];
  /** What is applied or reverted by half, outside a transaction: it runs right now, or was interrupted. */
  readonly unfinished: readonly LedgerEntry[];
  /** The applied heads, as far as files declare them. What they stand on is taken as applied, also where it is pending. */
  readonly current: readonly string[];

  /** @throws InvalidGraphError with every fault of the revisions. */
  constructor(all: readonly LoadedMigration[], ledger: readonly LedgerEntry[]) {
    const [repeatables, versioned] = partition(all, ({ repeatable = false }) => repeatable);
    const [repeatableEntries, rows] = partition(ledger, ({ repeatable }) => repeatable);
    this.files = versioned;
    this.replacements = resolveReplacements(versioned, recordedIn(rows));
    const { inEffect: migrations } = this.replacements;
    const { entries, superseded } = settleEntries(rows, this.replacements);
    this.superseded = superseded;
    this.repeatables = repeatables;
    this.repeatableEntries = byRevision(repeatableEntries);
    this.graph = new RevisionGraph(migrations);
    this.migrations = new Map(migrations.map((migration) => [migration.id, migration]));
    const [deleted, expected] = partition(
      entries,
      ({ state, revision }) => state === 'deleted' && !this.migrations.has(revision),
    );
    this.deleted = byRevision(deleted);
    this.entries = byRevision(expected);
    this.order = this.graph.upgrade([], 'heads');
    const [known, missing] = partition(this.entries.keys(), (revision) => this.migrations.has(revision));
    this.missing = missing;
    this.unfinished = entries.filter(({ state }) => state === 'running' || state === 'reverting');
    this.current = this.graph.headsAfter(
      known.filter((revision) => this.isApplied(revision)),
      [],
      'up',
    );
  }

  get pending(): readonly string[] {
    return this.order.filter((revision) => !this.entries.has(revision));
  }

  /** Whether it is in the database, as a whole or, reverted by half, in part. */
  isApplied(revision: string): boolean {
    const entry = this.entries.get(revision);
    return entry !== undefined && entry.state !== 'running';
  }

  /**
   * The applied heads, for a plan that has to know all of them.
   *
   * @throws PartlySquashedError, UnknownAppliedRevisionError as {@link ensureKnown}.
   */
  heads(): readonly string[] {
    this.ensureKnown();
    return this.current;
  }

  /**
   * @throws PartlySquashedError where it holds a part of what a baseline replaces, of which files are gone.
   * @throws UnknownAppliedRevisionError where the ledger holds a revision that no file declares.
   */
  ensureKnown(): void {
    const [partly] = this.replacements.partly;
    if (partly !== undefined) {
      throw new PartlySquashedError(partly);
    }
    if (this.missing.length > 0) {
      throw new UnknownAppliedRevisionError(this.missing);
    }
  }

  /** What the ledger knows of a revision, be it deleted or not. */
  entryOf(revision: string): LedgerEntry | undefined {
    return this.entries.get(revision) ?? this.deleted.get(revision);
  }

  stateOf(revision: string): RevisionState {
    const entry = this.entries.get(revision);
    if (entry === undefined) {
      return this.deleted.has(revision) ? 'deleted' : 'pending';
    }
    if (!this.migrations.has(revision)) {
      return 'missing';
    }
    // Its file is back.
    return entry.state === 'deleted' ? 'applied' : entry.state;
  }

  /** The number of the last batch that can be reverted; 0 where nothing is applied. */
  get lastBatch(): number {
    return lastOf(this.entries);
  }

  /** The number of the batch that a run makes. */
  get nextBatch(): number {
    const rows = [this.entries, this.deleted, ...[...this.superseded.values()].map(byRevision)];
    return Math.max(...rows.map(lastOf)) + 1;
  }
}

function lastOf(entries: ReadonlyMap<string, LedgerEntry>): number {
  return [...entries.values()].reduce((last, { batch }) => Math.max(last, batch), 0);
}

function byRevision(entries: readonly LedgerEntry[]): ReadonlyMap<string, LedgerEntry> {
  return new Map(entries.map((entry) => [entry.revision, entry]));
}

function partition<T>(items: Iterable<T>, belongs: (item: T) => boolean): [T[], T[]] {
  const all = [...items];
  return [all.filter(belongs), all.filter((item) => !belongs(item))];
}
