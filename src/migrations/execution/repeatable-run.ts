import { operator } from '../../database/operator.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { History } from '../history.js';
import { planDue } from '../repeatable/plan-due.js';
import { closeEntry, openEntry, removeEntries } from './ledger.js';
import { revertScriptOf, runUp } from './migration-code.js';
import { toFailure } from './migration-execution.js';
import { withRetries } from './retries/with-retries.js';
import { timeoutsOf, type RunContext, type StepHeading, type StepResult } from './run-context.js';
import { readScript } from './script-parts.js';
import { showRevision } from './show-revision.js';
import { TransactionalExecution } from './transactional-execution.js';
import { watchStep } from './watch/watch-step.js';

/**
 * Runs again what has changed of the repeatable migrations, in one transaction: nobody ever sees a view missing. They are
 * finished when that is committed.
 *
 * @throws MigrationFailedError for the first that fails; none of them is changed then.
 */
export async function runRepeatables(history: History, context: RunContext): Promise<StepResult[]> {
  const { undo, run } = await planDue(context.session.client, history, context.naming);
  const due = run.flatMap(({ revision, checksum }) =>
    history.repeatables.filter(({ id }) => id === revision).map((loaded) => ({ loaded, checksum })),
  );
  const steps = due.map(({ loaded }) => toHeading(loaded));
  if (!isFilled(steps)) {
    return [];
  }
  context.onStep?.({ type: 'planned', steps });
  const trail = new Trail(steps[0], context);
  return inOneTransaction(context, trail, async () => {
    await undoRepeatables(history, undo, context);
    const results: StepResult[] = [];
    for (const { loaded, checksum } of due) {
      trail.reach(toHeading(loaded));
      results.push(await apply(loaded, checksum, history.nextBatch, context));
    }
    return results;
  });
}

/** Undoes all of them, where nothing that they stand on is to stay, and forgets those that nothing can undo. */
export async function revertRepeatables(history: History, context: RunContext): Promise<StepResult[]> {
  const entries = [...history.repeatableEntries.values()].toReversed();
  const steps = entries.map(({ revision, name }) => ({ revision, name, direction: 'down' }) as const);
  if (!isFilled(steps)) {
    return [];
  }
  const undo = entries.flatMap(({ revision, revertScript }) =>
    revertScript === null ? [] : [{ revision, script: revertScript }],
  );
  return inOneTransaction(context, new Trail(steps[0], context), async () => {
    const results = await undoRepeatables(history, undo, context);
    const revisions = entries.map(({ revision }) => revision);
    await removeEntries(context.session.client, context.ledger, revisions);
    return results;
  });
}

/** Which of several migrations in one transaction is under way. */
class Trail {
  readonly #started = new Set<string>();

  constructor(
    public current: StepHeading,
    private readonly context: RunContext,
  ) {}

  /** Those that are tried again have been told of before. */
  reach(heading: StepHeading): void {
    this.current = heading;
    if (!this.#started.has(heading.revision)) {
      this.#started.add(heading.revision);
      this.context.onStep?.({ type: 'started', ...heading });
    }
  }
}

async function inOneTransaction(
  context: RunContext,
  trail: Trail,
  work: () => Promise<StepResult[]>,
): Promise<StepResult[]> {
  const { session, onStep } = context;
  const failure = (error: unknown) => toFailure(trail.current, error);
  await session.reset();
  const retrying = { context, heading: trail.current, failure };
  const attempt = () => session.transaction(work, timeoutsOf({}, context));
  const results = await withRetries(retrying, attempt).catch((error: unknown) => {
    onStep?.({ type: 'failed', ...trail.current });
    throw failure(error);
  });
  results.forEach((result) => onStep?.({ type: 'finished', ...result }));
  return results;
}

async function undoRepeatables(
  { repeatables, repeatableEntries }: History,
  scripts: readonly { revision: string; script: string }[],
  context: RunContext,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const { revision, script } of scripts) {
    const start = performance.now();
    const file = repeatables.find(({ id }) => id === revision)?.file;
    const name = repeatableEntries.get(revision)?.name ?? revision;
    const heading = { revision, name, direction: 'down' } as const;
    const execution = new TransactionalExecution(context.session, { ...heading, file });
    await watchStep(heading, timeoutsOf({}, context), context, () =>
      execution.runScript(readScript(script).parts),
    );
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
  const failing = { ...heading, file: loaded.file };
  const execution = new TransactionalExecution(session, failing);
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
    await watchStep(heading, timeoutsOf({}, context), context, () =>
      runUp(migration, execution, context.naming),
    ).finally(() => execution.end());
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
    return result;
  } catch (error) {
    throw toFailure(failing, error);
  }
}

function toHeading({ id: revision, name }: LoadedMigration): StepHeading {
  return { revision, name, direction: 'up' };
}

function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
