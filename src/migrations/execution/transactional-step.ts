import { operator } from '../../database/operator.js';
import type { FailedMigration } from '../../errors/migration-failed.error.js';
import { confirmFixed } from '../drift/confirm-fixed.js';
import type { DownStep, PlannedStep, UpStep } from '../plan-step.js';
import { closeEntry, openEntry, removeEntries, removeEntry } from './ledger.js';
import { revertScriptOf, runDown, runUp } from './migration-code.js';
import { toFailure } from './migration-execution.js';
import { withRetries } from './retries/with-retries.js';
import { timeoutsOf, type RunContext } from './run-context.js';
import { showRevision } from './show-revision.js';
import { TransactionalExecution } from './transactional-execution.js';

/**
 * Applies or reverts one migration in a transaction that holds its row in the ledger, too.
 *
 * What is not given its locks is tried again as a whole, with a new instance of the migration.
 *
 * @returns how many statements ran.
 * @throws MigrationFailedError after which nothing of it is left.
 */
export async function runInTransaction(
  step: PlannedStep,
  heading: FailedMigration,
  context: RunContext,
  elapsed: () => number,
): Promise<number> {
  const failure = (error: unknown) => toFailure(heading, error);
  try {
    return await withRetries({ context, heading, failure }, () => attempt(step, heading, context, elapsed));
  } catch (error) {
    throw failure(error);
  }
}

async function attempt(
  step: PlannedStep,
  heading: FailedMigration,
  context: RunContext,
  elapsed: () => number,
): Promise<number> {
  const { session } = context;
  const execution = new TransactionalExecution(session, heading);
  const work = async () => {
    await showRevision(session, step.revision, 'transaction');
    await (step.direction === 'up'
      ? apply(step, execution, context, elapsed)
      : revert(step, execution, context));
  };
  await session.transaction(() => work().finally(() => execution.end()), timeoutsOf(step, context));
  return execution.statements;
}

async function apply(
  { revision, name, batch, migration: loaded }: UpStep,
  execution: TransactionalExecution,
  { session, ledger, naming }: RunContext,
  elapsed: () => number,
): Promise<void> {
  const { client } = session;
  await openEntry(client, ledger, { revision, name, batch, appliedBy: operator() }, 'applied');
  const migration = loaded.create();
  await runUp(migration, execution, naming);
  await session.resumeRole();
  await closeEntry(client, ledger, revision, {
    ...(await confirmFixed(loaded, execution.log, naming)),
    statementsDone: execution.log.done,
    revertScript: await revertScriptOf(migration, execution, { revision, naming }),
    durationMs: elapsed(),
  });
}

async function revert(
  { revision, source, replaced = [] }: DownStep,
  execution: TransactionalExecution,
  { session: { client }, ledger, naming }: RunContext,
): Promise<void> {
  await removeEntry(client, ledger, revision);
  await removeEntries(client, ledger, replaced);
  await runDown(source, execution, { revision, naming });
}
