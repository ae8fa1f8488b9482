import { BatchMissingError } from '../errors/batch-missing.error.js';
import { DependentRevisionsError } from '../errors/dependent-revisions.error.js';
import { RevisionFileMissingError } from '../errors/revision-file-missing.error.js';
import type { LedgerEntry } from './execution/ledger.js';
import type { LoadedMigration } from './files/loaded-migration.js';
import type { History } from './history.js';
import { defaultTargets } from './several-heads.js';

export type Direction = 'up' | 'down';

interface Step {
  revision: string;
  name: string;
  /** Absent where a revision is reverted whose file is gone. */
  file?: string;
  /** In milliseconds; absent where the options decide. */
  lockTimeout?: number;
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
}

export type PlannedStep = UpStep | DownStep;

/** What is to be reverted: the last batch where nothing is said. */
export type RollbackSelection =
  | { target?: undefined; step?: undefined; batch?: undefined }
  /** Everything above the target. */
  | { target: string; step?: undefined; batch?: undefined }
  /** As many revisions as this, the last applied first. */
  | { target?: undefined; step: number; batch?: undefined }
  | { target?: undefined; step?: undefined; batch: number };

/**
 * The revisions to apply for the targets, in order, as one batch; without targets, all. A pending revision below an
 * applied one is applied too: that is how a colleague's branch looks when it is merged late.
 *
 * @throws UnknownAppliedRevisionError where the database is newer than the code.
 * @throws SeveralHeadsError where no target is given and there are several heads.
 */
export function planUp(history: History, targets?: readonly string[]): UpStep[] {
  const batch = history.lastBatch + 1;
  const heads = history.heads();
  const wanted = (targets ?? defaultTargets(history)).flatMap((target) =>
    isCounted(target) ? history.graph.upgrade(heads, target) : [target],
  );
  return history.graph
    .upgrade([], wanted)
    .filter((revision) => !history.entries.has(revision))
    .map((revision) => toUpStep(find(history.migrations, revision), batch));
}

/** Of the steps, those that applied revisions stand on. */
export function findOutOfOrder(history: History, steps: readonly UpStep[]): string[] {
  const below = new Set(history.graph.upgrade([], history.current));
  return steps.map(({ revision }) => revision).filter((revision) => below.has(revision));
}

/** `+2`, `-1` and `label@+2` count from where the database is. */
function isCounted(target: string): boolean {
  return /^([^@]*@)?[+-]/.test(target);
}

function toUpStep(migration: LoadedMigration, batch: number): UpStep {
  const { id: revision, name, file, lockTimeout } = migration;
  return { direction: 'up', revision, name, file, lockTimeout, batch, migration };
}

/**
 * The revisions to revert, in order: the mirror image of applying them.
 *
 * @throws DependentRevisionsError where revisions that would stay are built on one of them.
 * @throws BatchMissingError where no revision is of the batch that was asked for.
 * @throws RevisionFileMissingError where one has neither a file nor a script in the ledger.
 */
export function planDown(history: History, selection: RollbackSelection): DownStep[] {
  const selected = new Set(select(history, selection));
  ensureNothingBuiltOn(history, selected);
  const unknown = history.missing.toReversed();
  const known = history.order.toReversed();
  return [...unknown, ...known]
    .filter((revision) => selected.has(revision))
    .map((revision) => toDownStep(history, revision));
}

function select(history: History, { target, step, batch }: RollbackSelection): readonly string[] {
  if (target !== undefined) {
    return history.graph
      .downgrade(history.heads(), target)
      .filter((revision) => history.entries.has(revision));
  }
  if (step !== undefined) {
    return [...history.entries.keys()].toReversed().slice(0, step);
  }
  const found = [...history.entries.values()].filter((entry) => entry.batch === (batch ?? history.lastBatch));
  if (batch !== undefined && found.length === 0) {
    throw new BatchMissingError(batch, history.lastBatch);
  }
  return found.map(({ revision }) => revision);
}

function ensureNothingBuiltOn({ graph, entries, migrations }: History, selected: ReadonlySet<string>): void {
  for (const revision of selected) {
    const dependents = migrations.has(revision) ? graph.descendants(revision) : [];
    const staying = dependents.filter((id) => entries.has(id) && !selected.has(id));
    if (staying.length > 0) {
      throw new DependentRevisionsError(revision, staying);
    }
  }
}

function toDownStep({ migrations, entries }: History, revision: string): DownStep {
  const migration = migrations.get(revision);
  const { name, revertScript } = find(entries, revision);
  if (migration !== undefined) {
    const { file, lockTimeout } = migration;
    return { direction: 'down', revision, name, file, lockTimeout, source: migration };
  }
  if (revertScript === null) {
    throw new RevisionFileMissingError(revision, name);
  }
  return { direction: 'down', revision, name, source: revertScript };
}

function find<T extends LoadedMigration | LedgerEntry>(items: ReadonlyMap<string, T>, revision: string): T {
  const item = items.get(revision);
  if (item === undefined) {
    throw new Error(`The revision ${revision} was planned and is not known.`);
  }
  return item;
}
