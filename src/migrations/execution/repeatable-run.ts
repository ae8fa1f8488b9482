import { operator } from '../../database/operator.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { History } from '../history.js';
import { planDue } from '../repeatable/plan-due.js';
import { closeEntry, openEntry, removeEntries } from './ledger.js';
import { revertScriptOf, runUp } from './migration-code.js';
import { toFailure } from './migration-execution.js';
import type { RunContext, StepHeading, StepResult } from './run-context.js';
import { readScript } from './script-parts.js';
import { showRevision } from './show-revision.js';
import { TransactionalExecution } from './transactional-execution.js';

/**
 * Runs again what has changed of the repeatable migrations, in one transaction: nobody ever sees a view missing.
 *
 * @throws MigrationFailedError for the first that fails; none of them is changed then.
 */
export async function runRepeatables(history: History, context: RunContext): Promise<StepResult[]> {
  const { undo, run } = await planDue(context.session.client, history, context.naming);
  const due = run.flatMap(({ revision, checksum }) =>
    history.repeatables.filter(({ id }) => id === revision).map((loaded) => ({ loaded, checksum })),
  );
  if (due.length === 0) {
    return [];
  }
  context.onStep?.({ type: 'planned', steps: due.map(({ loaded }) => toHeading(loaded)) });
  return inOneTransaction(context, async () => {
    await undoRepeatables(history, undo, context);
    const results: StepResult[] = [];
    for (const { loaded, checksum } of due) {
      results.push(
        await apply(loaded, checksum, history.lastBatch + 1, context).catch((error: unknown) => {
          const rolledBack = results.map(({ revision }) => revision);
          context.onStep?.({ type: 'failed', ...toHeading(loaded), rolledBack });
          throw error;
        }),
      );
    }
    return results;
  });
}

/** Undoes all of them, where nothing that they stand on is to stay, and forgets those that nothing can undo. */
export async function revertRepeatables(history: History, context: RunContext): Promise<StepResult[]> {
  const entries = [...history.repeatableEntries.values()].toReversed();
  if (entries.length === 0) {
    return [];
  }
  const undo = entries.flatMap(({ revision, revertScript }) =>
    revertScript === null ? [] : [{ revision, script: revertScript }],
  );
  const undone = await inOneTransaction(context, async () => {
    const results = await undoRepeatables(history, undo, context);
    const revisions = entries.map(({ revision }) => revision);
    await removeEntries(context.session.client, context.ledger, revisions);
    return results;
  });
  undone.forEach((result) => context.onStep?.({ type: 'finished', ...result }));
  return undone;
}

async function inOneTransaction<T>(context: RunContext, work: () => Promise<T>): Promise<T> {
  const { session } = context;
  await session.reset();
  return session.transaction(work, context);
}

async function undoRepeatables(
  { repeatables, repeatableEntries }: History,
  scripts: readonly { revision: string; script: string }[],
  { session }: RunContext,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const { revision, script } of scripts) {
    const start = performance.now();
    const file = repeatables.find(({ id }) => id === revision)?.file;
    const name = repeatableEntries.get(revision)?.name ?? revision;
    const heading = { revision, name, direction: 'down' } as const;
    const execution = new TransactionalExecution(session, { ...heading, file });
    await execution.runScript(readScript(script).parts);
    const durationMs = Math.round(performance.now() - start);
    results.push({ ...heading, durationMs, statements: execution.statements });
  }
  return results;
}

async function apply(
  loaded: LoadedMigration,
  checksum: string,
  batch: number,
  context: RunContext,
): Promise<StepResult> {
  const { session, ledger } = context;
  const { client } = session;
  const start = performance.now();
  const heading = toHeading(loaded);
  const { revision, name } = heading;
  const execution = new TransactionalExecution(session, { ...heading, file: loaded.file });
  context.onStep?.({ type: 'started', ...heading });
  try {
    await showRevision(session, revision, 'transaction');
    await removeEntries(client, ledger, [revision]);
    await openEntry(
      client,
      ledger,
      { revision, name, batch, appliedBy: operator(), repeatable: true },
      'applied',
    );
    const migration = loaded.create();
    await runUp(migration, execution, context.naming).finally(() => execution.end());
    await session.resumeRole();
    const result = {
      ...heading,
      durationMs: Math.round(performance.now() - start),
      statements: execution.statements,
    };
    await closeEntry(client, ledger, revision, {
      checksum,
      statementsDone: execution.log.done,
      revertScript: await revertScriptOf(migration, execution, {
        revision,
        naming: context.naming,
        ifExists: true,
      }),
      durationMs: result.durationMs,
    });
    context.onStep?.({ type: 'finished', ...result });
    return result;
  } catch (error) {
    throw toFailure({ ...heading, file: loaded.file }, error);
  }
}

function toHeading({ id: revision, name }: LoadedMigration): StepHeading {
  return { revision, name, direction: 'up' };
}
