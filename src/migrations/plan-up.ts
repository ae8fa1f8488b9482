import type { LoadedMigration } from './files/loaded-migration.js';
import type { History } from './history.js';
import { ensureWhole, find, type UpStep } from './plan-step.js';
import { defaultTargets } from './several-heads.js';

/**
 * The revisions to apply for the targets, in order, as one batch; without targets, all. A pending revision below an
 * applied one is applied too: that is how a colleague's branch looks when it is merged late. One that is applied by half
 * is gone on with, in its place.
 *
 * @throws InterruptedMigrationError where a revision is reverted by half.
 * @throws UnknownAppliedRevisionError where the database is newer than the code.
 * @throws SeveralHeadsError where no target is given and there are several heads.
 */
export function planUp(history: History, targets?: readonly string[]): UpStep[] {
  ensureWhole(history.unfinished.filter(({ state }) => state === 'reverting'));
  const heads = history.heads();
  const wanted = (targets ?? defaultTargets(history)).flatMap((target) =>
    isCounted(target) ? history.graph.upgrade(heads, target) : [target],
  );
  return history.graph
    .upgrade([], wanted)
    .filter((revision) => !history.isApplied(revision))
    .map((revision) => toUpStep(history, find(history.migrations, revision)));
}

/** The steps, each in a batch of its own; one that is gone on with keeps its batch. */
export function inOwnBatches(steps: readonly UpStep[], { entries, nextBatch }: History): UpStep[] {
  let batch = nextBatch;
  return steps.map((step) => (entries.has(step.revision) ? step : { ...step, batch: batch++ }));
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

/** One that was begun outside a transaction goes on there, and in its batch, whatever its file says by now. */
function toUpStep({ entries, nextBatch }: History, migration: LoadedMigration): UpStep {
  const { id: revision, name, file, transaction = true, lockTimeout, statementTimeout } = migration;
  const entry = entries.get(revision);
  return {
    direction: 'up',
    revision,
    name,
    file,
    transaction: transaction && entry === undefined,
    lockTimeout,
    statementTimeout,
    statementsDone: entry?.statementsDone,
    batch: entry?.batch ?? nextBatch,
    migration,
  };
}
