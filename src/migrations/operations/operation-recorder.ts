import { MigrationEndedError } from '../../errors/migration-ended.error.js';
import { defaultName, type NamingRule } from './names.js';
import type { Operation } from './operation.js';
import { operationCalls } from './operation-calls.js';
import type { Operations } from './operations.js';
import { ensureNotCopying } from './rows/row-source.js';
import { isTemplate } from './sql/sql-calls.js';
import { sql, type SqlText } from './sql-text.js';

/** Where recorded operations go when a migration reads, and when it ends. */
export interface OperationSink {
  run(operations: readonly Operation[]): Promise<void>;
  query<R extends object>(text: SqlText): Promise<R[]>;
}

/** Turns the calls of a migration into {@link Operation} data. */
export class OperationRecorder {
  /** What the migration is given. */
  readonly op: Operations;
  readonly #sink: OperationSink;
  #queue: Operation[] = [];
  /** Reads that were not awaited one by one still run one after another. */
  #reading: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(sink: OperationSink, naming: NamingRule = defaultName) {
    this.#sink = sink;
    this.op = {
      ...operationCalls((operation) => this.#record(operation), naming),
      rows: (text: SqlText | TemplateStringsArray, ...values: unknown[]) =>
        this.#read(isTemplate(text) ? sql(text, ...values) : text),
    };
  }

  /** Runs what is left and refuses any further call. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#reading;
    await this.#run(this.#take());
  }

  #record(operation: Operation): void {
    this.#ensureOpen();
    this.#queue.push(operation);
  }

  #read<R extends object>(query: SqlText): Promise<R[]> {
    ensureNotCopying();
    this.#ensureOpen();
    const queued = this.#take();
    const reading = this.#reading.then(async () => {
      await this.#run(queued);
      return this.#sink.query<R>(query);
    });
    this.#reading = reading;
    return reading;
  }

  #ensureOpen(): void {
    if (this.#ended) {
      throw new MigrationEndedError();
    }
  }

  #take(): Operation[] {
    const operations = this.#queue;
    this.#queue = [];
    return operations;
  }

  async #run(operations: readonly Operation[]): Promise<void> {
    if (operations.length > 0) {
      await this.#sink.run(operations);
    }
  }
}
