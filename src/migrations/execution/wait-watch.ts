import type { Operation } from '../operations/operation.js';
import type { OperationSink, QueryAnswer, QueryDetails } from '../operations/reading/operation-sink.js';
import type { SqlText } from '../operations/sql-text.js';
import type { StatementLog } from './statement-log.js';

/**
 * Notices where a migration waits for something other than the database, such as a request of its own: that must not be
 * done once more only to compare its statements.
 */
export class WaitWatch implements OperationSink {
  #busy = 0;
  /** How often it has turned to the database. */
  #turns = 0;
  #over = false;

  constructor(private readonly execution: OperationSink & { readonly log: StatementLog }) {}

  get inTransaction(): boolean {
    return this.execution.inTransaction;
  }

  /** Does the work, which is the whole migration. */
  async throughout(work: () => Promise<void>): Promise<void> {
    this.#look();
    try {
      await work();
    } finally {
      this.#over = true;
    }
  }

  async run(operations: readonly Operation[]): Promise<void> {
    return this.#during(() => this.execution.run(operations));
  }

  async query<R extends object>(text: SqlText, details?: QueryDetails): Promise<QueryAnswer<R>> {
    return this.#during(() => this.execution.query<R>(text, details));
  }

  async control(statement: string): Promise<void> {
    return this.#during(() => this.execution.control(statement));
  }

  async #during<T>(work: () => Promise<T>): Promise<T> {
    this.#turns++;
    this.#busy++;
    try {
      return await work();
    } finally {
      this.#busy--;
      this.#look();
    }
  }

  /** Code that goes on by itself has turned to the database again, or is over, before the event loop has turned twice. */
  #look(): void {
    const turns = this.#turns;
    setImmediate(() =>
      setImmediate(() => {
        if (!this.#over && this.#busy === 0 && turns === this.#turns) {
          this.execution.log.waited();
        }
      }),
    );
  }
}
