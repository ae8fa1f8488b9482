import { operator } from '../../../database/operator.js';
import type { FailedMigration } from '../../../errors/migration-failed.error.js';
import { confirmFixed } from '../../drift/confirm-fixed.js';
import type { DownStep, PlannedStep, UpStep } from '../../plan-step.js';
import { closeEntry, openEntry, removeEntries, removeEntry } from '../ledger.js';
import { revertScriptOf, runDown, runUp } from '../migration-code.js';
import { toFailure } from '../migration-execution.js';
import { timeoutsOf, type RunContext } from '../run-context.js';
import { showRevision } from '../show-revision.js';
import { OutsideExecution, type Underway } from './outside-execution.js';
import { findProgress, readProgress, type RecordedProgress } from './recorded-progress.js';

/**
 * Applies or reverts one migration outside a transaction, from where an earlier run of it was interrupted.
 *
 * @returns how many statements ran this time.
 * @throws MigrationFailedError after which the statements that are done stay, and the ledger says how many.
 * @throws InterruptedMigrationChangedError, StatementInDoubtError where it can't go on.
 */
export async function runOutside(
  step: PlannedStep,
  heading: FailedMigration,
  context: RunContext,
  elapsed: () => number,
): Promise<number> {
  try {
    await context.session.limit(timeoutsOf(step, context));
    await showRevision(context.session, step.revision, 'session');
    return step.direction === 'up'
      ? await apply(step, heading, context, elapsed)
      : await revert(step, heading, context, elapsed);
  } catch (error) {
    throw toFailure({ ...heading, statementsDone: step.statementsDone ?? 0 }, error);
  }
}

async function apply(
  step: UpStep,
  heading: FailedMigration,
  context: RunContext,
  elapsed: () => number,
): Promise<number> {
  const progress = await openProgress(step, context);
  const { durationMs: before } = progress.now;
  const total = () => before + elapsed();
  const execution = executionOf(progress, 'running', heading, context, total);
  await run(execution, async () => {
    const migration = step.migration.create();
    await runUp(migration, execution, context.naming);
    await execution.ensureCaughtUp();
    const { session, ledger, naming } = context;
    const { revision } = step;
    const closing = {
      ...(await confirmFixed(step.migration, execution.log, naming)),
      statementsDone: execution.log.done,
      revertScript: await revertScriptOf(migration, execution, { revision, naming }),
    };
    await session.transaction(async () => {
      await session.resumeRole();
      await closeEntry(session.client, ledger, revision, { ...closing, durationMs: total() });
    });
  });
  return execution.statements;
}

async function revert(
  { revision, source, replaced = [] }: DownStep,
  heading: FailedMigration,
  context: RunContext,
  elapsed: () => number,
): Promise<number> {
  const progress = await findProgress(context.session, context.ledger, revision);
  const execution = executionOf(progress, 'reverting', heading, context, elapsed);
  await run(execution, async () => {
    await runDown(source, execution, { revision, naming: context.naming });
    await execution.ensureCaughtUp();
    const { session, ledger } = context;
    await session.transaction(async () => {
      await session.resumeRole();
      await removeEntry(session.client, ledger, revision);
      await removeEntries(session.client, ledger, replaced);
    });
  });
  return execution.statements;
}

async function run(execution: OutsideExecution, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw execution.failure(error);
  } finally {
    execution.end();
  }
}

function executionOf(
  progress: RecordedProgress,
  state: Underway,
  heading: FailedMigration,
  context: RunContext,
  elapsed: () => number,
): OutsideExecution {
  return new OutsideExecution(context, heading, progress, state, elapsed);
}

/** The row of an earlier run, or a new one. */
async function openProgress(
  { revision, name, batch }: UpStep,
  { session, ledger }: RunContext,
): Promise<RecordedProgress> {
  if ((await readProgress(session.client, ledger, revision)) === undefined) {
    const opening = { revision, name, batch, appliedBy: operator() };
    await session.transaction(() => openEntry(session.client, ledger, opening, 'running'));
  }
  return findProgress(session, ledger, revision);
}
