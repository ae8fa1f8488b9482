import { DatabaseError } from 'pg';

import { hasCode } from '../../database/has-code.js';
import { RunInterruptedError } from '../../errors/run-interrupted.error.js';
import { WipeFailedError } from '../../errors/wipe-failed.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import { withRetries } from '../execution/retries/with-retries.js';
import { timeoutsOf, type RunContext } from '../execution/run-context.js';
import { circumstancesOf } from '../execution/watch/circumstances.js';

/** Objects that one transaction drops: each takes the locks of its indexes and sequences, too. */
const BATCH = 50;
/** SQLSTATE of a server that can't keep as many locks as a transaction takes. */
const OUT_OF_LOCKS = '53200';
const HEADING = { revision: 'wipe', name: 'the wipe', direction: 'down' } as const;

/** One statement of a wipe. */
export interface WipeStatement {
  /** What it drops; absent for what belongs to the ledger. */
  object?: string;
  statement: string;
}

/** Drops objects, so many a transaction, and counts them. */
export class WipeRun {
  #dropped = 0;
  #current: WipeStatement | undefined;

  constructor(
    private readonly context: RunContext,
    private readonly of: number,
    private readonly onDropped: (batch: number, dropped: number) => void = () => undefined,
  ) {}

  /** @throws WipeFailedError */
  async dropAll(statements: readonly WipeStatement[]): Promise<void> {
    for (let start = 0; start < statements.length; start += BATCH) {
      await this.#dropBatch(statements.slice(start, start + BATCH));
    }
  }

  /** Does the work in one transaction, and again where it was not given its locks. @throws WipeFailedError */
  async transact(work: () => Promise<void>): Promise<void> {
    const { context } = this;
    const { session } = context;
    let attempts = 1;
    const failure = (error: unknown) => this.#failure(error, attempts);
    const timeouts = timeoutsOf({}, context);
    const retrying = { context, heading: HEADING, failure, onRetry: () => void attempts++ };
    await session.reset();
    await session
      .watching({ timeouts }, () => withRetries(retrying, () => session.transaction(work, timeouts)))
      .catch((error: unknown) => {
        throw isOutOfLocks(error) ? error : failure(error);
      });
  }

  /** Runs one statement of the transaction. */
  async perform(statement: WipeStatement): Promise<void> {
    const { session } = this.context;
    this.#current = statement;
    await session.perform(statement.statement, () => session.client.query(statement.statement));
  }

  async #dropBatch(batch: readonly WipeStatement[]): Promise<void> {
    try {
      await this.transact(async () => {
        for (const statement of batch) {
          await this.perform(statement);
        }
      });
    } catch (error) {
      if (!isOutOfLocks(error) || batch.length === 1) {
        throw error instanceof SiskinError ? error : this.#failure(error, 1);
      }
      for (const statement of batch) {
        await this.#dropBatch([statement]);
      }
      return;
    }
    this.#dropped += batch.length;
    this.onDropped(batch.length, this.#dropped);
  }

  /** What is an error of ours already stays as it is. */
  #failure(error: unknown, attempts: number): SiskinError {
    if (error instanceof SiskinError) {
      return error;
    }
    if (this.context.session.signal?.aborted === true) {
      return new RunInterruptedError();
    }
    const { object, statement } = this.#current ?? {};
    const blockers = (circumstancesOf(error)?.blockers ?? []).map(({ session }) => session);
    const sqlState = error instanceof DatabaseError ? error.code : undefined;
    return new WipeFailedError(
      { object, statement, sqlState, blockers, attempts, dropped: this.#dropped, of: this.of },
      error,
    );
  }
}

function isOutOfLocks(error: unknown): boolean {
  return hasCode(error, OUT_OF_LOCKS);
}
