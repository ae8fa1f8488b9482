import { MigrationFailedError } from '../../../errors/migration-failed.error.js';
import { SiskinError } from '../../../errors/siskin.error.js';
import type { PlannedStep } from '../../plan-step.js';
import { toFailure } from '../migration-execution.js';
import { withRetries } from '../retries/with-retries.js';
import {
  toHeading,
  type RunContext,
  type StepEvent,
  type StepHeading,
  type StepResult,
} from '../run-context.js';
import { RunTrail } from '../run-trail.js';
import { ensureTogether } from './ensure-together.js';
import { JoinedSession } from './joined-session.js';

/** `each` migration has its own transaction, or `all` of a run are one. */
export type TransactionMode = 'each' | 'all';

type Work = (context: RunContext) => Promise<StepResult[]>;

/**
 * Does the work on the planned steps in the mode.
 *
 * @throws TransactionAllRefusedError before anything runs, where one of them can't be in one transaction with the others.
 * @throws MigrationFailedError; in the mode `all` nothing at all is left then.
 */
export async function withTransactionMode(
  mode: TransactionMode,
  steps: readonly PlannedStep[],
  context: RunContext,
  work: Work,
): Promise<StepResult[]> {
  return mode === 'all' ? allOrNothing(steps, context, work) : work(context);
}

async function allOrNothing(
  steps: readonly PlannedStep[],
  context: RunContext,
  work: Work,
): Promise<StepResult[]> {
  await ensureTogether(steps, context.naming);
  const [first] = steps;
  if (first === undefined) {
    return work(context);
  }
  const heading = toHeading(first);
  const failure = (error: unknown) => toFailure(heading, error);
  return withRetries({ context, heading, failure }, () => attempt(steps, context, work));
}

async function attempt(
  steps: readonly PlannedStep[],
  context: RunContext,
  work: Work,
): Promise<StepResult[]> {
  const { session } = context;
  const trail = new RunTrail();
  const onStep = (event: StepEvent) => tell(event, trail, context);
  await session.reset();
  try {
    return await session.transaction(async () =>
      work({ ...context, session: await JoinedSession.join(session), onStep }),
    );
  } catch (error) {
    throw ofWhole(error, trail, steps, onStep);
  }
}

/** With the failure goes what does not count any more. */
function tell(event: StepEvent, trail: RunTrail, { onStep }: RunContext): void {
  const told = event.type === 'failed' ? { ...event, rolledBack: trail.finishedRevisions } : event;
  trail.follow(told);
  onStep?.(told);
}

/** The reason why the whole is rolled back. What fails at the commit is told of the last step. */
function ofWhole(
  error: unknown,
  trail: RunTrail,
  steps: readonly PlannedStep[],
  onStep: (event: StepEvent) => void,
): unknown {
  const last = trail.underway ?? trail.finished.at(-1);
  if (last === undefined) {
    return error;
  }
  const heading: StepHeading = { revision: last.revision, name: last.name, direction: last.direction };
  if (!trail.hasFailed) {
    onStep({ type: 'failed', ...heading });
  }
  const file = steps.find(({ revision }) => revision === heading.revision)?.file;
  return withRolledBack(toFailure({ ...heading, file }, error), trail);
}

function withRolledBack(error: SiskinError, trail: RunTrail): SiskinError {
  if (!(error instanceof MigrationFailedError)) {
    return error;
  }
  const { migration, cause, failed } = error;
  return new MigrationFailedError({ ...migration, rolledBack: trail.rolledBack }, cause, failed);
}
