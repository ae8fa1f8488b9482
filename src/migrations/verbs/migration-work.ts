import type { DatabaseClient, DatabaseWait } from '../../database/client.js';
import type { DestructiveOptions } from '../../database/safety/destructive-options.js';
import { ensureHope, ensurePermitted, type Intent } from '../../database/safety/ensure-permitted.js';
import type { DoomedObjects } from '../../errors/destructive-act.js';
import type { LockHolder } from '../../errors/lock-timeout.error.js';
import type { ResolvedSiskinOptions } from '../../siskin.options.js';
import type { RunContext, StepEvent } from '../execution/run-context.js';
import type { RunTrail } from '../execution/run-trail.js';
import type { WorkSession } from '../execution/work-session.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { TransactionMode } from '../execution/together/all-or-nothing.js';
import type { DatabaseOptions, ExecutionOptions, RunOptions } from '../migration-runs.js';
import type { LockedSession, LockRequest, MigrationStore } from '../migration-store.js';

/** A run that has been asked for, and the trail that it leaves for whoever interrupts it. */
export interface AskedRun<T extends ExecutionOptions = ExecutionOptions> {
  options: T;
  trail: RunTrail;
}

/** A verb that takes something away. */
export interface Destruction extends Pick<Intent, 'verb' | 'command'> {
  /** What will be dropped, for whoever is asked. */
  doomed?: (client: DatabaseClient) => Promise<readonly DoomedObjects[]>;
}

/** What all verbs work with: the store, and the module's options where a run says nothing else. */
export class MigrationWork {
  constructor(
    readonly store: MigrationStore,
    readonly options: ResolvedSiskinOptions['migrations'],
    /** The option `prohibitDestructive`. */
    private readonly prohibited = false,
  ) {}

  /** Does `work` under the lock, with the history as it is then. */
  async underLock<T>(run: RunOptions, work: (locked: LockedSession) => Promise<T>): Promise<T> {
    return this.store.withLock(this.lockRequest(run), work);
  }

  /**
   * {@link underLock}, once it is sure that this may be done to this database.
   *
   * @throws DestructiveProhibitedError, ProductionGuardError, DeclinedError
   */
  async destroyUnderLock<T>(
    destruction: Destruction,
    run: RunOptions & DestructiveOptions,
    work: (locked: LockedSession) => Promise<T>,
  ): Promise<T> {
    const before = this.guard(destruction, run);
    return this.store.withLock({ ...this.lockRequest(run), before }, work);
  }

  /** {@link destroyUnderLock}, with the ledger left as it is. */
  async destroyFiles<T>(
    destruction: Destruction,
    run: RunOptions & DestructiveOptions,
    work: (session: WorkSession, files: readonly LoadedMigration[]) => Promise<T>,
  ): Promise<T> {
    const before = this.guard(destruction, run);
    return this.store.withFiles({ ...this.lockRequest(run), before }, work);
  }

  /** What is to be asked before the lock is. @throws DestructiveProhibitedError, ProductionGuardError where that is known at once */
  guard(
    { verb, command, doomed }: Destruction,
    { force, confirm }: DestructiveOptions,
  ): (client: DatabaseClient) => Promise<void> {
    const { prohibited, store } = this;
    const intent: Intent = { verb, command, force, confirm, prohibited, address: store.address };
    ensureHope(intent);
    return (client) =>
      ensurePermitted(intent, {
        environment: () => store.environmentOn(client),
        ...(doomed && { doomed: () => doomed(client) }),
      });
  }

  databaseWait({
    waitForDatabase = this.options.waitForDatabase,
    onProgress,
  }: DatabaseOptions): DatabaseWait {
    return {
      ms: waitForDatabase,
      onWaiting: ({ host, port }) => onProgress?.({ type: 'waiting-for-database', host, port }),
    };
  }

  transactionMode({ transaction = this.options.transaction }: ExecutionOptions): TransactionMode {
    return transaction;
  }

  contextOf({ session, ledger }: Omit<LockedSession, 'history'>, { options, trail }: AskedRun): RunContext {
    const { lockTimeout, statementTimeout, lockRetries } = this.options;
    const onStep = (event: StepEvent) => {
      trail.follow(event);
      options.onProgress?.(event);
    };
    return {
      session,
      ledger,
      lockTimeout,
      statementTimeout,
      ordered: options,
      lockRetries: options.lockRetries ?? lockRetries,
      terminateBlockers: options.terminateBlockers ?? false,
      naming: this.store.naming,
      onStep,
      isFollowed: options.onProgress !== undefined,
    };
  }

  lockRequest({ lockWait, signal, ...options }: RunOptions): LockRequest {
    const onWaiting = (holder?: LockHolder) => options.onProgress?.({ type: 'waiting', holder });
    return { lockWait, signal, onWaiting, database: this.databaseWait(options) };
  }
}
