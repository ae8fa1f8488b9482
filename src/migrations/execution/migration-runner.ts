import type { DatabaseClient } from '../../database/client.js';
import { withTransaction } from '../../database/transaction.js';
import type { FailedMigration } from '../../errors/migration-failed.error.js';
import type { Direction, DownStep, PlannedStep, UpStep } from '../plan.js';
import { OperationRecorder } from '../operations/operation-recorder.js';
import type { HeldLock } from './advisory-lock.js';
import { operator } from '../../database/operator.js';
import { closeEntry, openEntry, removeEntry } from './ledger.js';
import type { LedgerTable } from './ledger-table.js';
import { MigrationExecution, toFailure } from './migration-execution.js';
import { compileRevertScript, ensureDown, revertOperations } from './revert-script.js';

/** One revision that was applied or reverted. */
export interface StepResult {
  revision: string;
  name: string;
  direction: Direction;
  durationMs: number;
  /** How many statements ran. */
  statements: number;
}

/** What happens while revisions are applied or reverted, one after the other. */
export type StepEvent =
  | { type: 'started'; revision: string; name: string; direction: Direction }
  | ({ type: 'finished' } & StepResult);

export interface RunContext {
  client: DatabaseClient;
  lock: HeldLock;
  ledger: LedgerTable;
  /** Of each transaction, in milliseconds; 0 is none. */
  lockTimeout: number;
  onStep?: (event: StepEvent) => void;
}

/**
 * Applies or reverts the steps in order, each in a transaction of its own that holds its row in the ledger too.
 *
 * @throws MigrationFailedError for the first step that fails: it leaves nothing, those before it stay.
 */
export async function runSteps(steps: readonly PlannedStep[], context: RunContext): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const { revision, name, direction } = step;
    context.onStep?.({ type: 'started', revision, name, direction });
    const result = { revision, name, direction, ...(await runStep(step, context)) };
    context.onStep?.({ type: 'finished', ...result });
    results.push(result);
  }
  return results;
}

async function runStep(
  step: PlannedStep,
  context: RunContext,
): Promise<{ durationMs: number; statements: number }> {
  const start = performance.now();
  const identity = identityOf(step);
  const execution = new MigrationExecution(context.client, context.lock, identity);
  const elapsed = () => Math.round(performance.now() - start);
  try {
    await withTransaction(context.client, async () => {
      await setLockTimeout(context.client, step.lockTimeout ?? context.lockTimeout);
      await (step.direction === 'up'
        ? apply(step, execution, context, elapsed)
        : revert(step, execution, context));
      context.lock.ensureHeld();
    });
  } catch (error) {
    throw toFailure(identity, error);
  }
  return { durationMs: elapsed(), statements: execution.log.done };
}

/** What an error says of the step, and no more: it may end up in a log or in a document. */
function identityOf({ revision, name, direction, file }: PlannedStep): FailedMigration {
  return { revision, name, direction, ...(file === undefined ? {} : { file }) };
}

async function apply(
  { revision, name, batch, migration: loaded }: UpStep,
  execution: MigrationExecution,
  { client, ledger }: RunContext,
  elapsed: () => number,
): Promise<void> {
  await openEntry(client, ledger, { revision, name, batch, appliedBy: operator() });
  const migration = loaded.create();
  const recorder = new OperationRecorder(execution);
  await (migration.change === undefined ? migration.up?.(recorder) : migration.change(recorder));
  await recorder.end();
  await closeEntry(client, ledger, revision, {
    checksum: execution.log.checksum(),
    statementsDone: execution.log.done,
    revertScript: await compileRevertScript(migration, revision, execution.operations),
    durationMs: elapsed(),
  });
}

async function revert(
  { revision, source }: DownStep,
  execution: MigrationExecution,
  { client, ledger }: RunContext,
): Promise<void> {
  await removeEntry(client, ledger, revision);
  if (typeof source === 'string') {
    await execution.runStatement(source);
    return;
  }
  const migration = source.create();
  if (migration.change !== undefined) {
    await execution.run(await revertOperations(migration, revision));
    return;
  }
  ensureDown(migration, revision);
  const recorder = new OperationRecorder(execution);
  await migration.down?.(recorder);
  await recorder.end();
}

async function setLockTimeout(client: DatabaseClient, milliseconds: number): Promise<void> {
  await client.query("select set_config('lock_timeout', $1, true)", [`${milliseconds}ms`]);
}
