import type { DatabaseWait } from '../../database/client.js';
import type { LockHolder } from '../../errors/lock-timeout.error.js';
import type { ResolvedSiskinOptions } from '../../siskin.options.js';
import type { RunContext, StepEvent } from '../execution/run-context.js';
import type { RunTrail } from '../execution/run-trail.js';
import type { TransactionMode } from '../execution/together/all-or-nothing.js';
import type { DatabaseOptions, ExecutionOptions, RunOptions } from '../migration-runs.js';
import type { LockedSession, LockRequest, MigrationStore } from '../migration-store.js';

/** A run that has been asked for, and the trail that it leaves for whoever interrupts it. */
export interface AskedRun<T extends ExecutionOptions = ExecutionOptions> {
  options: T;
  trail: RunTrail;
}

/** What all verbs work with: the store, and the module's options where a run says nothing else. */
export class MigrationWork {
  constructor(
    readonly store: MigrationStore,
    readonly options: ResolvedSiskinOptions['migrations'],
  ) {}

  /** Does `work` under the lock, with the history as it is then. */
  async underLock<T>(run: RunOptions, work: (locked: LockedSession) => Promise<T>): Promise<T> {
    return this.store.withLock(this.#lockRequest(run), work);
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

  #lockRequest({ lockWait, signal, ...options }: RunOptions): LockRequest {
    const onWaiting = (holder?: LockHolder) => options.onProgress?.({ type: 'waiting', holder });
    return { lockWait, signal, onWaiting, database: this.databaseWait(options) };
  }
}
