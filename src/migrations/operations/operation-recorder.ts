import { defaultName, type NamingRule } from './names.js';
import { operationCalls } from './operation-calls.js';
import type { Operations } from './operations.js';
import { MigrationReads } from './reading/migration-reads.js';
import { OperationQueue } from './reading/operation-queue.js';
import type { OperationSink } from './reading/operation-sink.js';
import type { SqlText } from './sql-text.js';

/** Turns the calls of a migration into operations, which run when it reads and when it ends. */
export class OperationRecorder {
  /** What the migration is given. */
  readonly op: Operations;
  readonly #queue: OperationQueue;

  constructor(sink: OperationSink, naming: NamingRule = defaultName) {
    const queue = new OperationQueue(sink);
    const reads = new MigrationReads(queue);
    this.#queue = queue;
    this.op = {
      ...operationCalls((operation) => queue.record(operation), naming),
      rows: (text: SqlText | TemplateStringsArray, ...values: unknown[]) => reads.rows(text, ...values),
      stream: (text: SqlText | TemplateStringsArray, ...rest: unknown[]) => reads.stream(text, ...rest),
      inspect: reads.inspect,
      get db() {
        return reads.db;
      },
    };
  }

  /** Runs what is left and refuses any further call. */
  end(): Promise<void> {
    return this.#queue.end();
  }
}
