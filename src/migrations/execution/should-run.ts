import { operator } from '../../database/operator.js';
import type { FailedMigration } from '../../errors/migration-failed.error.js';
import type { MigrationMethods } from '../migration.js';
import { OperationRecorder } from '../operations/operation-recorder.js';
import type { PlannedStep, UpStep } from '../plan-step.js';
import { openEntry } from './ledger.js';
import { toFailure } from './migration-execution.js';
import { withRetries } from './retries/with-retries.js';
import { timeoutsOf, type RunContext } from './run-context.js';
import { TransactionalExecution } from './transactional-execution.js';

/**
 * Asks a migration that is to be applied whether it should run; one that was begun is not asked again. Where it says no, the
 * ledger records it as skipped.
 *
 * @returns whether it was skipped.
 */
export async function skipUnlessWanted(
  step: PlannedStep,
  heading: FailedMigration,
  context: RunContext,
): Promise<boolean> {
  if (step.direction === 'down' || step.statementsDone !== undefined) {
    return false;
  }
  if (step.migration.create().shouldRun === undefined) {
    return false;
  }
  const failure = (error: unknown) => toFailure(heading, error);
  try {
    return await withRetries({ context, heading, failure }, () => askAndRecord(step, heading, context));
  } catch (error) {
    throw failure(error);
  }
}

async function askAndRecord(step: UpStep, heading: FailedMigration, context: RunContext): Promise<boolean> {
  const { session, ledger } = context;
  const { revision, name, batch } = step;
  return session.transaction(
    async () => {
      const wanted = await ask(step.migration.create(), heading, context);
      if (!wanted) {
        const opening = { revision, name, batch, appliedBy: operator() };
        await openEntry(session.client, ledger, opening, 'skipped');
      }
      return !wanted;
    },
    timeoutsOf(step, context),
  );
}

async function ask(
  migration: MigrationMethods,
  heading: FailedMigration,
  { session, naming }: RunContext,
): Promise<boolean | undefined> {
  const execution = new TransactionalExecution(session, heading);
  const recorder = new OperationRecorder(execution, naming);
  try {
    const answer = await migration.shouldRun?.(recorder.op);
    await recorder.end();
    return answer;
  } finally {
    execution.end();
  }
}
