import { operator } from '../../database/operator.js';
import type { FailedMigration } from '../../errors/migration-failed.error.js';
import type { MigrationMethods } from '../migration.js';
import { OperationRecorder } from '../operations/operation-recorder.js';
import type { PlannedStep } from '../plan-step.js';
import { openEntry } from './ledger.js';
import { toFailure } from './migration-execution.js';
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
  const migration = step.direction === 'up' ? step.migration.create() : undefined;
  if (step.direction === 'down' || step.statementsDone !== undefined || migration?.shouldRun === undefined) {
    return false;
  }
  const { revision, name, batch } = step;
  try {
    return await context.session.transaction(
      async () => {
        const wanted = await ask(migration, heading, context);
        if (!wanted) {
          const opening = { revision, name, batch, appliedBy: operator() };
          await openEntry(context.session.client, context.ledger, opening, 'skipped');
        }
        return !wanted;
      },
      timeoutsOf(step, context),
    );
  } catch (error) {
    throw toFailure(heading, error);
  }
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
