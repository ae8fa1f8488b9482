import type { DestructiveOptions } from '../database/safety/destructive-options.js';
import type { LockHolder } from '../errors/lock-timeout.error.js';
import type { StepEvent, StepHeading, StepResult } from './execution/run-context.js';
import type { TransactionMode } from './execution/together/all-or-nothing.js';
import type { RollbackSelection } from './plan-down.js';
import type { PretendedStep } from './script/pretended-step.js';
import type { WipePlan, WipeSelection } from './wipe/wipe-plan.js';

/** What happens during a run, for whoever shows it. */
export type MigrationEvent =
  | StepEvent
  | { type: 'waiting'; holder: LockHolder | undefined }
  /** The server can't be reached, and is tried again. */
  | { type: 'waiting-for-database'; host: string; port: number }
  /** Comes before anything runs, where the option `migrations.outOfOrder` is `warn`. */
  | { type: 'out-of-order'; revisions: readonly string[] }
  /** Comes before anything runs, where the option `migrations.changed` is `warn`. */
  | { type: 'changed'; revisions: readonly string[] }
  /** Comes before a wipe, with what it will drop. */
  | { type: 'wiping'; plan: WipePlan }
  /** Comes after each transaction of a wipe. */
  | { type: 'dropping'; done: number; of: number }
  /** Comes after a wipe, with what is gone. */
  | { type: 'wiped'; dropped: WipePlan };

/** How to reach the database. */
export interface DatabaseOptions {
  /** How long to wait for a server that can't be reached, in milliseconds. Default: the option `migrations.waitForDatabase`. */
  waitForDatabase?: number;
  onProgress?: (event: MigrationEvent) => void;
}

export interface RunOptions extends DatabaseOptions {
  /** How long to wait for another run to end, in milliseconds. Default: the option `migrations.lockWait`. */
  lockWait?: number;
  /**
   * Ends the run as soon as it is aborted, with a RunInterruptedError: the statement that runs is cancelled, what is under way
   * in a transaction rolled back, nothing else begun. Outside a transaction the next run goes on from there. Behind a pooler
   * the statement is waited for.
   */
  signal?: AbortSignal;
}

/** Of a run that applies or reverts migrations. */
export interface ExecutionOptions extends RunOptions {
  /**
   * `lock_timeout` of every migration of this run, in milliseconds; 0 is none. Wins over what a migration says, which wins
   * over the option `migrations.lockTimeout`.
   */
  lockTimeout?: number;
  /** `statement_timeout`, likewise. */
  statementTimeout?: number;
  /** How often to try again what was not given its locks; 0 is never. Default: the option `migrations.lockRetries`. */
  lockRetries?: number;
  /**
   * Ends the sessions that a lock timeout was lost to before the next attempt, which comes at once; never a migration or a
   * process of the server. Default: false.
   */
  terminateBlockers?: boolean;
  /** Whether `each` migration has its own transaction, or `all` are one. Default: the option `migrations.transaction`. */
  transaction?: TransactionMode;
}

export interface MigrateOptions extends ExecutionOptions {
  /**
   * Where to go, in the terms of Alembic: `head`, `heads`, `+2`, a revision, `label@head`. Default: the head, and where
   * there are several a SeveralHeadsError.
   */
  target?: string | readonly string[];
  /** Creates the database where it does not exist. Default: false. */
  createDatabase?: boolean;
  /** Whether each migration is a batch of its own, to be reverted one by one. Default: a run is one batch. */
  step?: boolean;
}

/** Of a run that reverts all. */
export interface ResetOptions extends ExecutionOptions, DestructiveOptions {}

/** Which run to pretend: of `migrate`, or of `rollback`. */
export type PretendOptions = DatabaseOptions &
  Pick<ExecutionOptions, 'transaction'> &
  (({ direction?: 'up' } & Pick<MigrateOptions, 'target'>) | ({ direction: 'down' } & RollbackSelection));

/** Which script to write. `transaction` and the timeouts are as of a run. */
export type ScriptOptions = Pick<ExecutionOptions, 'transaction' | 'lockTimeout' | 'statementTimeout'> &
  (
    | {
        direction?: 'up';
        /** Where to go, from the base; or `a:b`, from `a` to `b`. Default: the head. */
        target?: string | readonly string[];
        /** Whether it asks the ledger at each migration, so that it brings a database in any state to the target. Default: false. */
        idempotent?: boolean;
      }
    | {
        direction: 'down';
        /** `a:b`: from `a` down to `b`. */
        range?: string;
      }
  );

export interface RefreshOptions extends ExecutionOptions, DestructiveOptions {
  /** Reverts as many revisions as this, the last applied first. Default: all. */
  step?: number;
  /** Where to go afterwards, as for {@link MigrateOptions}. Default: the head. */
  target?: string | readonly string[];
}

/** Of a run that drops what belongs to migrations and entities. `transaction` says nothing of it: that takes several. */
export interface WipeOptions extends ExecutionOptions, DestructiveOptions, WipeSelection {}

/** Of a run that drops all, and migrates anew. */
export interface FreshOptions
  extends Omit<MigrateOptions, 'createDatabase'>, DestructiveOptions, WipeSelection {}

export type RollbackOptions = ExecutionOptions & DestructiveOptions & RollbackSelection;

/** In production it needs `force` or `confirm` where it is to `purge`. */
export interface StampOptions extends RunOptions, DestructiveOptions {
  /** Empties the ledger first, revisions without a file included. Default: false. */
  purge?: boolean;
}

export interface StatusOptions extends DatabaseOptions {
  /** Whether applied revisions are compared with their files, all of which are compiled for it. Default: true. */
  compare?: boolean;
}

export interface HistoryOptions extends DatabaseOptions {
  /** `a:b`, `a:` or `:b` in the terms of Alembic; `current` stands for what is applied. Default: everything. */
  range?: string;
  /** Whether the database is asked for the state of each revision. Default: false. */
  database?: boolean;
}

/** Which migrations to lint. */
export interface LintOptions extends DatabaseOptions {
  /** The last revision to look at, as for {@link MigrateOptions}. Default: all heads. */
  target?: string;
  /**
   * Whether those that are applied are looked at, too, without asking the database. Each is then by itself: what one
   * makes is in use by the next. Default: false.
   */
  all?: boolean;
}

/** A script for psql. */
export interface MigrationScript {
  sql: string;
  /** What it applies or reverts, in order. */
  revisions: StepHeading[];
}

export interface PretendedRun {
  /** What would be applied or reverted, in order; empty where there is nothing to do. */
  steps: PretendedStep[];
}

export interface MigrationRun {
  /** What was applied or reverted, in order; empty where there was nothing to do. */
  steps: StepResult[];
}

export interface MigrateRun extends MigrationRun {
  /** Whether the database was created by this run. */
  databaseCreated: boolean;
  /** Revisions that were applied though others that stand on them were applied before. */
  outOfOrder: string[];
  /** Applied revisions whose statements are others by now; empty where the option `migrations.changed` is `allow`. */
  changed: string[];
}

export interface RefreshRun extends Omit<MigrateRun, 'databaseCreated'> {
  /** What was reverted, in order; `steps` is what was applied. */
  reverted: StepResult[];
}

export interface WipeRun {
  /** What is gone. */
  dropped: WipePlan;
}

export interface FreshRun extends WipeRun, Omit<MigrateRun, 'databaseCreated'> {}

export interface EditedMigration {
  revision: string;
  /** The absolute path of its file. */
  path: string;
}
