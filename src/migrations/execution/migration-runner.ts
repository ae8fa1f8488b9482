import type { DatabaseClient } from '../../database/client.js';
import { withTransaction } from '../../database/transaction.js';
import type { MigrationMethods } from '../migration.js';
import type { Direction, DownStep, PlannedStep, UpStep } from '../plan.js';
import { OperationRecorder } from '../operations/operation-recorder.js';
import type { HeldLock } from './advisory-lock.js';
import { operator } from '../../database/operator.js';
import { closeEntry, openEntry, removeEntry } from './ledger.js';
import type { LocatedLedger } from './ledger-table.js';
import { MigrationExecution, toFailure } from './migration-execution.js';
import { compileRevertScript, ensureDown, revertOperations } from './revert-script.js';

/** One revision that is applied or reverted. */
export interface StepHeading {
  revision: string;
  name: string;
  direction: Direction;
}

export interface StepResult extends StepHeading {
  durationMs: number;
  /** How many statements ran. */
  statements: number;
}

/** What happens while revisions are applied or reverted, one after the other. `planned` comes first, and once. */
export type StepEvent =
  | { type: 'planned'; steps: StepHeading[] }
  | ({ type: 'started' } & StepHeading)
  | ({ type: 'finished' } & StepResult);

export interface RunContext {
  client: DatabaseClient;
  lock: HeldLock;
  ledger: LocatedLedger;
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
  context.onStep?.({ type: 'planned', steps: steps.map(toHeading) });
  for (const step of steps) {
    context.onStep?.({ type: 'started', ...toHeading(step) });
    const result = await runStep(step, context);
    context.onStep?.({ type: 'finished', ...result });
    results.push(result);
  }
  return results;
}

function toHeading({ revision, name, direction }: PlannedStep): StepHeading {
  return { revision, name, direction };
}

async function runStep(step: PlannedStep, context: RunContext): Promise<StepResult> {
  const start = performance.now();
  const elapsed = () => Math.round(performance.now() - start);
  const heading = toHeading(step);
  const migration = { ...heading, file: step.file };
  const execution = new MigrationExecution(context.client, context.lock, migration);
  try {
    // What the migration before has set for its session ends with it.
    await context.client.query('reset all');
    await withTransaction(context.client, async () => {
      await setLockTimeout(context.client, step.lockTimeout ?? context.lockTimeout);
      await (
        step.direction === 'up' ? apply(step, execution, context, elapsed) : revert(step, execution, context)
      ).finally(() => execution.end());
      context.lock.ensureHeld();
    });
  } catch (error) {
    throw toFailure(migration, error);
  }
  return { ...heading, durationMs: elapsed(), statements: execution.log.done };
}

async function apply(
  { revision, name, batch, migration: loaded }: UpStep,
  execution: MigrationExecution,
  { client, ledger }: RunContext,
  elapsed: () => number,
): Promise<void> {
  await openEntry(client, ledger, { revision, name, batch, appliedBy: operator() });
  const migration = loaded.create();
  execution.keepsOperations = migration.change !== undefined;
  const recorder = new OperationRecorder(execution);
  await (migration.change === undefined ? migration.up?.(recorder.op) : migration.change(recorder.op));
  await recorder.end();
  await closeEntry(client, ledger, revision, {
    checksum: execution.log.checksum(),
    statementsDone: execution.log.done,
    revertScript: await revertScriptOf(migration, revision, execution),
    durationMs: elapsed(),
  });
}

/** None for a `change` of which its operations are not the whole: the script would undo a part of it. */
async function revertScriptOf(
  migration: MigrationMethods,
  revision: string,
  { operations, hasWrittenByQuery }: MigrationExecution,
): Promise<string | null> {
  return migration.change !== undefined && hasWrittenByQuery
    ? null
    : compileRevertScript(migration, revision, operations);
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
  await migration.down?.(recorder.op);
  await recorder.end();
}

async function setLockTimeout(client: DatabaseClient, milliseconds: number): Promise<void> {
  await client.query("select set_config('lock_timeout', $1, true)", [`${milliseconds}ms`]);
}
