import { sql, type DatabaseConnection, type Driver, type TransactionSettings } from 'kysely';

import { compile } from '../compiler.js';
import type { OperationQueue } from './operation-queue.js';
import type { Transactions } from './transactions.js';

/** The transactions of Kysely on the one connection that a migration has. */
export class MigrationDriver implements Driver {
  readonly #queue: OperationQueue;
  readonly #transactions: Transactions;
  readonly #connect: () => DatabaseConnection;

  constructor(queue: OperationQueue, transactions: Transactions, connect: () => DatabaseConnection) {
    this.#queue = queue;
    this.#transactions = transactions;
    this.#connect = connect;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connect();
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#transactions.begin(connection, settings);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#transactions.commit(connection);
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#transactions.rollback(connection);
  }

  async savepoint(_connection: DatabaseConnection, name: string): Promise<void> {
    await this.#queue.control(compile(sql`savepoint ${sql.id(name)}`));
  }

  async rollbackToSavepoint(_connection: DatabaseConnection, name: string): Promise<void> {
    await this.#queue.undo(compile(sql`rollback to savepoint ${sql.id(name)}`));
  }

  async releaseSavepoint(_connection: DatabaseConnection, name: string): Promise<void> {
    await this.#queue.control(compile(sql`release savepoint ${sql.id(name)}`));
  }

  async releaseConnection(): Promise<void> {}

  /** The connection is the migration's. */
  async destroy(): Promise<void> {}
}
