import type { Direction, PlannedStep } from '../plan-step.js';
import type { NamingRule } from '../operations/names.js';
import type { BackfillProgress } from './backfill/progress.js';
import type { LocatedLedger } from './ledger-table.js';
import type { Timeouts } from './session-settings.js';
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
  onStep?: (event: StepEvent) => void;
}

export function toHeading({ revision, name, direction }: PlannedStep): StepHeading {
  return { revision, name, direction };
}

/** What the migration says of its timeouts, else what the options say. */
export function timeoutsOf(step: Partial<Timeouts>, options: Timeouts): Timeouts {
  return {
    lockTimeout: step.lockTimeout ?? options.lockTimeout,
    statementTimeout: step.statementTimeout ?? options.statementTimeout,
  };
}
