import type { Direction, PlannedStep } from '../plan-step.js';
import type { NamingRule } from '../operations/names.js';
import type { BackfillProgress } from './backfill/progress.js';
import type { LocatedLedger } from '../../database/ledger-table.js';
import type { BlockingSession } from '../../errors/blocking-session.js';
import type { Retry } from './retries/with-retries.js';
import type { Timeouts } from './session-settings.js';
import type { StatementProgress } from './watch/statement-progress.js';
import type { WorkSession } from './work-session.js';

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
  /** Whether the migration has said that it should not run. */
  skipped?: true;
}

/** What happens while revisions are applied or reverted, one after the other. `planned` comes before the first, and again
 * before the repeatable ones. */
export type StepEvent =
  | { type: 'planned'; steps: StepHeading[] }
  /** `statementsDone`: where it goes on with a migration that was interrupted, how much of it was done. */
  | ({ type: 'started'; statementsDone?: number } & StepHeading)
  /** Comes after each batch of a backfill. */
  | ({ type: 'progress' } & StepHeading & BackfillProgress)
  /** Comes about once a second while a statement takes long. */
  | ({ type: 'working' } & StepHeading & StatementProgress)
  /** Sessions in the way were ended, as was asked for. */
  | ({ type: 'terminated'; sessions: BlockingSession[] } & StepHeading)
  /** A migration, or a statement of one outside a transaction, was rolled back and is tried again after a pause. */
  | ({ type: 'retrying' } & StepHeading & Retry)
  | ({ type: 'finished' } & StepResult)
  /**
   * The run ends with it, and rejects with the reason. `rolledBack` is there where the run is one transaction: the
   * revisions that were told as finished before, and are undone with it.
   */
  | ({ type: 'failed'; rolledBack?: readonly string[] } & StepHeading);

export interface RunContext extends Timeouts {
  session: WorkSession;
  ledger: LocatedLedger;
  /** Names indexes and constraints that are given no name. */
  naming: NamingRule;
  /** What was said for this run, which wins over what a migration says. */
  ordered?: Partial<Timeouts>;
  /** How often something is tried again that was not given its locks. */
  lockRetries: number;
  /** Whether sessions in the way are ended before it is. */
  terminateBlockers: boolean;
  onStep?: (event: StepEvent) => void;
  /** Whether a person is told of the events: then long statements are worth a look. */
  isFollowed: boolean;
}

export function toHeading({ revision, name, direction }: PlannedStep): StepHeading {
  return { revision, name, direction };
}

/** What was said for the run, else what the migration says, else what the options say. */
export function timeoutsOf(
  step: Partial<Timeouts>,
  { ordered, ...options }: Timeouts & Pick<RunContext, 'ordered'>,
): Timeouts {
  return {
    lockTimeout: ordered?.lockTimeout ?? step.lockTimeout ?? options.lockTimeout,
    statementTimeout: ordered?.statementTimeout ?? step.statementTimeout ?? options.statementTimeout,
  };
}
