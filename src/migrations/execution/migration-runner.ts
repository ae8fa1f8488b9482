import type { PlannedStep } from '../plan-step.js';
import { runOutside } from './outside/outside-step.js';
import { timeoutsOf, toHeading, type RunContext, type StepResult } from './run-context.js';
import { skipUnlessWanted } from './should-run.js';
import { runInTransaction } from './transactional-step.js';
import { watchStep } from './watch/watch-step.js';

/**
 * Applies or reverts the steps in order: each in a transaction of its own that holds its row in the ledger too, or outside
 * one where the migration says so.
 *
 * @throws MigrationFailedError for the first step that fails: in a transaction it leaves nothing; those before it stay.
 */
export async function runSteps(steps: readonly PlannedStep[], context: RunContext): Promise<StepResult[]> {
  const results: StepResult[] = [];
  context.onStep?.({ type: 'planned', steps: steps.map(toHeading) });
  for (const step of steps) {
    context.session.ensureActive();
    const { statementsDone } = step;
    context.onStep?.({ type: 'started', ...toHeading(step), statementsDone });
    const result = await watchedStep(step, context).catch((error: unknown) => {
      context.onStep?.({ type: 'failed', ...toHeading(step) });
      throw error;
    });
    context.onStep?.({ type: 'finished', ...result });
    results.push(result);
  }
  return results;
}

async function watchedStep(step: PlannedStep, context: RunContext): Promise<StepResult> {
  return watchStep(step, timeoutsOf(step, context), context, () => runStep(step, context));
}

async function runStep(step: PlannedStep, context: RunContext): Promise<StepResult> {
  const start = performance.now();
  const elapsed = () => Math.round(performance.now() - start);
  const heading = toHeading(step);
  const failing = { ...heading, file: step.file };
  const run = step.transaction ? runInTransaction : runOutside;
  await context.session.reset();
  if (await skipUnlessWanted(step, failing, context)) {
    return { ...heading, durationMs: elapsed(), statements: 0, skipped: true };
  }
  const statements = await run(step, failing, context, elapsed);
  return { ...heading, durationMs: elapsed(), statements };
}
