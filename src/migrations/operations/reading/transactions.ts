import type { DatabaseConnection, TransactionSettings } from 'kysely';

import { MigrationTransactionError } from '../../../errors/migration-transaction.error.js';
import type { OperationQueue } from './operation-queue.js';

interface OpenTransaction {
  connection: DatabaseConnection;
  begin: string;
  commit: string;
  rollback: string;
}

/**
 * The transactions of `op.db`, each within the one before: savepoints inside the migration's own transaction. Whatever `op`
 * does while one is open belongs to it. Outside a transaction there is none: each statement is counted as it commits.
 */
export class Transactions {
  readonly #queue: OperationQueue;
  readonly #open: OpenTransaction[] = [];
  #count = 0;

  constructor(queue: OperationQueue) {
    this.#queue = queue;
    queue.beforeEnd(() => this.#ensureNoneOpen());
  }

  async begin(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const transaction = { connection, ...this.#savepoint(settings) };
    this.#open.push(transaction);
    try {
      await this.#queue.control(transaction.begin);
    } catch (error) {
      this.#open.splice(this.#open.indexOf(transaction), 1);
      throw error;
    }
  }

  async commit(connection: DatabaseConnection): Promise<void> {
    const innermost = this.#open.at(-1);
    if (innermost?.connection !== connection) {
      throw new MigrationTransactionError('notInnermost');
    }
    this.#open.pop();
    try {
      await this.#queue.control(innermost.commit);
    } catch (error) {
      // What was queued has failed; it is for the rollback to undo.
      this.#open.push(innermost);
      throw error;
    }
  }

  /** With those that began after it. Does nothing where it was rolled back in the same way. */
  async rollback(connection: DatabaseConnection): Promise<void> {
    const index = this.#open.findIndex((open) => open.connection === connection);
    const [transaction] = index === -1 ? [] : this.#open.splice(index);
    if (transaction !== undefined) {
      await this.#queue.undo(transaction.rollback);
    }
  }

  #savepoint({ isolationLevel, accessMode }: TransactionSettings) {
    if (!this.#queue.inTransaction) {
      throw new MigrationTransactionError('outside');
    }
    if (isolationLevel !== undefined || accessMode !== undefined) {
      throw new MigrationTransactionError('settings');
    }
    const name = `"siskin_savepoint_${++this.#count}"`;
    return {
      begin: `savepoint ${name}`,
      commit: `release savepoint ${name}`,
      rollback: `rollback to savepoint ${name}; release savepoint ${name}`,
    };
  }

  async #ensureNoneOpen(): Promise<void> {
    const [outermost] = this.#open;
    if (outermost !== undefined) {
      await this.rollback(outermost.connection);
      throw new MigrationTransactionError('leftOpen');
    }
  }
}
