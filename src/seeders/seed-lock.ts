import { AsyncLocalStorage } from 'node:async_hooks';

import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';

import { connectionSettings } from '../database/connection-settings.js';
import { ledgerOf } from '../database/safety/environment-of.js';
import { askOn, type Ask } from '../migrations/execution/ask.js';
import type { HeldLock } from '../migrations/execution/held-lock.js';
import { withLock } from '../migrations/execution/with-lock.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { askAsRole } from './once/ask-as-role.js';
import type { SeedOptions } from './seed-options.js';

/** What a run has while it holds the lock. */
export interface HeldSeedLock {
  /** Says whether the run may go on. @throws LockLostError, RunInterruptedError */
  ensureActive: () => void;
  /**
   * Makes sure of it at the end of a transaction, so that nobody can take a lease away before that is committed.
   *
   * @throws LockLostError
   */
  confirm: (em: EntityManager) => Promise<void>;
  /** Ends the run as soon as it is aborted. */
  signal: AbortSignal | undefined;
  /** Asks beside the connections of the application, as whom migrations are run. */
  ask: Ask;
}

/**
 * The lock of the migrations, which a seeding takes as well: nothing is seeded while the schema changes, and of many
 * replicas one seeds at a time. A seeder that runs others through the service is under the lock already.
 */
export class SeedLock {
  readonly #held = new AsyncLocalStorage<HeldSeedLock>();

  constructor(
    private readonly orm: MikroORM,
    private readonly options: ResolvedSiskinOptions['migrations'],
  ) {}

  /** @throws LockTimeoutError, LockNotHeldError, RunInterruptedError */
  async hold<T>(
    { lockWait, waitForDatabase, onWaitingForDatabase, onProgress, signal }: SeedOptions,
    work: (lock: HeldSeedLock) => Promise<T>,
  ): Promise<T> {
    const held = this.#held.getStore();
    if (held !== undefined) {
      return work(held);
    }
    const { options } = this;
    const request = {
      ledger: ledgerOf(options),
      mode: options.lock,
      wait: lockWait ?? options.lockWait,
      database: { ms: waitForDatabase ?? options.waitForDatabase, onWaiting: onWaitingForDatabase },
      onWaiting: (holder: Parameters<NonNullable<LockNews>>[0]) => onProgress?.({ type: 'waiting', holder }),
      identity: options,
      signal,
    };
    return withLock(connectionSettings(this.orm), request, (session) => {
      const lock: HeldSeedLock = {
        ensureActive: () => session.ensureActive(),
        confirm: (em) => confirmIn(em, session.lock, options.role),
        signal: session.signal,
        ask: askOn(session.client),
      };
      return this.#held.run(lock, () => work(lock));
    });
  }
}

/** Only a lease has to be asked for: a lock of a session is known to be held. */
async function confirmIn(em: EntityManager, lock: HeldLock, role: string | undefined): Promise<void> {
  if (lock.inTable) {
    await askAsRole(em, role, (ask) => lock.confirm(ask));
  }
}

type LockNews = Parameters<typeof withLock>[1]['onWaiting'];
