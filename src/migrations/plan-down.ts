import { BaselineRollbackError } from '../errors/baseline-rollback.error.js';
import { BatchMissingError } from '../errors/batch-missing.error.js';
import { DependentRevisionsError } from '../errors/dependent-revisions.error.js';
import { RevisionFileMissingError } from '../errors/revision-file-missing.error.js';
import { readScript } from './execution/script-parts.js';
import type { History } from './history.js';
import { ensureWhole, find, type DownStep } from './plan-step.js';

/** What is to be reverted: the last batch where nothing is said. */
export type RollbackSelection =
  | { target?: undefined; step?: undefined; batch?: undefined }
  /** Everything above the target. */
  | { target: string; step?: undefined; batch?: undefined }
  /** As many revisions as this, the last applied first. */
  | { target?: undefined; step: number; batch?: undefined }
  | { target?: undefined; step?: undefined; batch: number };

/**
 * The revisions to revert, in order: the mirror image of applying them.
 *
 * @throws InterruptedMigrationError where a revision is applied by half, or reverted by half and not selected.
 * @throws DependentRevisionsError where revisions that would stay are built on one of them.
 * @throws BaselineRollbackError where a batch, or some steps, have a baseline among them that stands for what was applied before.
 * @throws BatchMissingError where no revision is of the batch that was asked for.
 * @throws RevisionFileMissingError where one has neither a file nor a script in the ledger.
 */
export function planDown(history: History, selection: RollbackSelection): DownStep[] {
  ensureWhole(history.unfinished.filter(({ state }) => state === 'running'));
  const selected = new Set(select(history, selection));
  ensureWhole(history.unfinished.filter(({ revision }) => !selected.has(revision)));
  ensureNothingBuiltOn(history, selected);
  ensureMeant(history, selected, selection);
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

/** What was one of many steps before a squash must not become all of them: whoever wants that names a target. */
function ensureMeant(
  { superseded }: History,
  selected: ReadonlySet<string>,
  { target, step = 1 }: RollbackSelection,
): void {
  const [found] = [...superseded].filter(([baseline, rows]) => selected.has(baseline) && rows.length > 0);
  if (found !== undefined && target === undefined && Number.isFinite(step)) {
    const [baseline, rows] = found;
    throw new BaselineRollbackError(
      baseline,
      rows.map(({ revision }) => revision),
    );
  }
}

function toDownStep({ migrations, entries, superseded }: History, revision: string): DownStep {
  const migration = migrations.get(revision);
  const entry = find(entries, revision);
  const { name } = entry;
  const replaced = superseded.get(revision)?.map((row) => row.revision);
  const heading = { direction: 'down', revision, name, ...(replaced && { replaced }) } as const;
  const isResumed = entry.state === 'reverting';
  const resumed = isResumed ? { statementsDone: entry.statementsDone } : {};
  if (migration !== undefined && entry.state !== 'skipped') {
    const { file, transaction = true, lockTimeout, statementTimeout } = migration;
    const settings = { transaction: transaction && !isResumed, lockTimeout, statementTimeout };
    return { ...heading, file, ...settings, ...resumed, source: migration };
  }
  const source = entry.state === 'skipped' ? '' : entry.revertScript;
  if (source === null) {
    throw new RevisionFileMissingError(revision, name);
  }
  const { transaction } = readScript(source);
  return { ...heading, transaction: transaction && !isResumed, ...resumed, source };
}
