import { MigrationEndedError } from '../../../errors/migration-ended.error.js';
import { MigrationFailedError } from '../../../errors/migration-failed.error.js';
import type { Operation } from '../operation.js';
import type { SqlText } from '../sql-text.js';
import { ensureNotCopying } from '../rows/row-source.js';
import type { OperationSink, QueryAnswer, QueryDetails } from './operation-sink.js';

/**
 * The operations of a migration that have not run yet, and the order of all that does. Whatever reads takes a turn: it
 * runs what was queued before it, then itself. Turns that are not awaited one by one still run one after another, and
 * after one that failed none does.
 */
export class OperationQueue {
  readonly #sink: OperationSink;
  readonly #closers: (() => Promise<void>)[] = [];
  #queued: Operation[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(sink: OperationSink) {
    this.#sink = sink;
  }

  get inTransaction(): boolean {
    return this.#sink.inTransaction;
  }

  record(operation: Operation): void {
    this.ensureOpen();
    this.#queued.push(operation);
  }

  /** Runs what is queued, then the query. */
  query<R extends object>(text: SqlText, details?: QueryDetails): Promise<QueryAnswer<R>> {
    this.ensureOpen();
    return this.#takeTurn(() => this.#sink.query<R>(text, details), this.#take());
  }

  /** {@link query}, for its rows alone. */
  rows<R extends object>(text: SqlText, details?: QueryDetails): Promise<R[]> {
    this.ensureOpen();
    return this.#takeTurn(async () => (await this.#sink.query<R>(text, details)).rows, this.#take());
  }

  /** Runs what is queued, then a statement that counts for nothing. */
  control(statement: string): Promise<void> {
    this.ensureOpen();
    return this.#takeTurn(() => this.#sink.control(statement), this.#take());
  }

  /** Runs a statement that counts for nothing before what is queued. */
  controlFirst(statement: string): Promise<void> {
    this.ensureOpen();
    return this.#takeTurn(() => this.#sink.control(statement));
  }

  /** Drops what is queued and runs a statement that undoes what has failed, after which all goes on. */
  undo(statement: string): Promise<void> {
    this.ensureOpen();
    this.#queued = [];
    this.#turn = this.#turn.catch(ensureStatementFailed);
    return this.#takeTurn(() => this.#sink.control(statement));
  }

  /** Has `close` called when the migration's function has returned, before the last of the queue runs. */
  beforeEnd(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** Runs what is left and refuses any further call. */
  async end(): Promise<void> {
    const closing = this.#closers.map((close) => close());
    this.#ended = true;
    await Promise.allSettled(closing);
    await Promise.all(closing);
    await this.#takeTurn(async () => undefined, this.#take());
  }

  /**
   * @throws MigrationEndedError after {@link end} was called.
   * @throws ReadWhileCopyingError from the code that makes the rows of a COPY, which would wait for itself.
   */
  ensureOpen(): void {
    ensureNotCopying();
    if (this.#ended) {
      throw new MigrationEndedError();
    }
  }

  #takeTurn<T>(work: () => Promise<T>, queued: readonly Operation[] = []): Promise<T> {
    const turn = this.#turn.then(async () => {
      if (queued.length > 0) {
        await this.#sink.run(queued);
      }
      return work();
    });
    // A failure that nobody awaits ends the migration and not the process: the next turn reports it.
    turn.catch(() => undefined);
    this.#turn = turn;
    return turn;
  }

  #take(): Operation[] {
    const operations = this.#queued;
    this.#queued = [];
    return operations;
  }
}

/** A rollback mends what PostgreSQL has refused, and not a lock that was lost or a database that is not there. */
function ensureStatementFailed(error: unknown): void {
  if (!(error instanceof MigrationFailedError)) {
    throw error;
  }
}
