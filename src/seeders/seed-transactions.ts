import { RequestContext } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { rolledBack } from '../database/rolled-back.js';
import { LockLostError } from '../errors/lock-lost.error.js';
import { RunInterruptedError } from '../errors/run-interrupted.error.js';
import type { UndoneBySeeder } from '../errors/seeder-failed.error.js';
import { SeederTransactionError } from '../errors/seeder-transaction.error.js';
import { readWrittenRows, rowsBetween, type WrittenRows } from './rows-written.js';
import type { KnownSeeder } from './seeder-catalogue.js';

/**
 * What is one transaction in a run: each seeder that nobody calls, with those that it calls; all of them; or `false`, nothing
 * but the statements themselves.
 */
export type SeedTransactionMode = 'each' | 'all' | false;

/** Counts what a seeder writes from where it begins. */
export interface RowCount {
  /** @param called what the seeders that it called wrote. */
  written(called: WrittenRows): Promise<{ all: WrittenRows; own: WrittenRows }>;
}

type Work<T> = (em: EntityManager, rows?: RowCount) => Promise<T>;

/** What the transactions of a run have to keep to. */
export interface TransactionTerms {
  readonly mode: SeedTransactionMode;
  /** Whether all is rolled back in the end. */
  readonly dryRun: boolean;
  /** The table that seeders are recorded in, whose rows are not theirs. */
  readonly records: string;
  /** Asked at the end of each transaction that is the run's own. @throws LockLostError */
  readonly confirm: (em: EntityManager) => Promise<void>;
}

/** Gives the seeders of a run their transactions. */
export class SeedTransactions {
  /** Whether the caller of the run has a transaction, which all of it is a part of then. */
  readonly #isJoined: boolean;

  constructor(
    private readonly orm: MikroORM,
    private readonly terms: TransactionTerms,
  ) {
    this.#isJoined = this.base.isInTransaction();
  }

  /** Whether the whole run is one transaction. */
  get isOne(): boolean {
    return this.terms.dryRun || this.terms.mode === 'all';
  }

  /** Does the work of the whole run, in a transaction where all of it is one. */
  async around<T>(work: () => Promise<T>): Promise<T> {
    if (this.terms.dryRun) {
      return rolledBack(this.base, work);
    }
    return this.terms.mode === 'all' ? this.#confirmed(work) : work();
  }

  /** @throws SeederTransactionError where the seeder needs to be outside of the transaction that it is in. */
  async within<T>(seeder: KnownSeeder, em: EntityManager | undefined, work: Work<T>): Promise<T> {
    const own = em ?? this.base;
    if (own.isInTransaction()) {
      this.#ensureMayJoin(seeder);
      return em === undefined ? this.#transacting(own, work) : this.#counting(em, work);
    }
    return this.isOutside(seeder)
      ? RequestContext.create(own, () => work(own))
      : this.#confirmed((own) => this.#counting(own, work));
  }

  /** Whether a seeder that nobody in a transaction calls has none. */
  isOutside({ settings }: KnownSeeder): boolean {
    const isAsked =
      this.terms.mode === false || (this.terms.mode === 'each' && settings.transaction === false);
    return isAsked && !this.terms.dryRun && !this.#isJoined;
  }

  #confirmed<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.base.transactional(async (em) => {
      const result = await work(em);
      if (!this.#isJoined) {
        await em.flush();
        await this.terms.confirm(em);
      }
      return result;
    });
  }

  #transacting<T>(em: EntityManager, work: Work<T>): Promise<T> {
    return em.transactional((own) => this.#counting(own, work));
  }

  async #counting<T>(em: EntityManager, work: Work<T>): Promise<T> {
    const { records } = this.terms;
    const before = await readWrittenRows(em, records);
    return work(em, {
      async written(called) {
        const all = rowsBetween(before, await readWrittenRows(em, records));
        return { all, own: rowsBetween(called, all) };
      },
    });
  }

  #ensureMayJoin(seeder: KnownSeeder): void {
    if (seeder.settings.transaction === false && !this.terms.dryRun) {
      throw new SeederTransactionError(seeder.name);
    }
  }

  /** An EntityManager in the transaction that surrounds the run, where there is one. */
  get base(): EntityManager {
    return this.orm.em.fork({ keepTransactionContext: true });
  }
}

/** What ends a run rather than a seeder. */
export function endsRun(error: unknown): boolean {
  return error instanceof RunInterruptedError || error instanceof LockLostError;
}

/** What a failure takes back. The path ends with the seeder that fails. */
export function whatIsUndone(path: readonly KnownSeeder[], transactions: SeedTransactions): UndoneBySeeder {
  if (transactions.isOne) {
    return { by: 'run' };
  }
  const first = path.find((seeder) => !transactions.isOutside(seeder));
  return first === undefined ? { by: 'none' } : { by: 'seeder', seeder: first.name };
}
