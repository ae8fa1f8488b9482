import { Client, type ClientConfig, type QueryConfig, type QueryResult } from 'pg';

import { addressOfSettings } from '../../../database/connection-settings.js';
import { toConnectionError } from '../../../database/connection-failure.js';
import { findLoss } from '../../../database/lost-connection.js';
import { SharedConnectionLostError } from '../../../errors/shared-connection-lost.error.js';
import { firstLine } from '../../../errors/sql-excerpt.js';
import { onEndOf, type SubmittedQuery } from '../../connection/submittable.js';

export type Answer = QueryResult | QueryResult[];

/** PostgreSQL would end a transaction that waits for its tests for long. */
const NO_TIMEOUTS = `select set_config(name, '0', false) from pg_catalog.pg_settings
  where name in ('idle_in_transaction_session_timeout', 'transaction_timeout', 'idle_session_timeout')`;

/** The one physical connection. From `begin` until `rollback` it is in a transaction; whatever ends that makes it lost. */
export class OuterConnection {
  readonly #client: Client;
  #last: Promise<unknown> = Promise.resolve();
  #loss: SharedConnectionLostError | undefined;
  #begun = false;

  private constructor(settings: ClientConfig) {
    this.#client = new Client(settings);
    this.#client.on('error', (error) => this.#lose(error.message, error));
  }

  /** @throws DatabaseConnectionError where there is no way in. */
  static async open(settings: ClientConfig): Promise<OuterConnection> {
    const connection = new OuterConnection(settings);
    try {
      await connection.#client.connect();
    } catch (error) {
      throw toConnectionError(addressOfSettings(settings), error);
    }
    await connection.send(NO_TIMEOUTS);
    return connection;
  }

  get processID(): unknown {
    return Reflect.get(this.#client, 'processID');
  }

  async begin(): Promise<void> {
    await this.send('begin isolation level read committed read write');
    this.#begun = true;
  }

  async rollback(): Promise<void> {
    this.#begun = false;
    await this.send('rollback');
  }

  /** Does the work when all that was asked for before is done, and nothing else until it ends. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** @throws SharedConnectionLostError */
  async send(query: string | QueryConfig): Promise<Answer> {
    this.ensureThere();
    try {
      const answer: Answer = await this.#client.query(query);
      this.#ensureBegun(query);
      return answer;
    } catch (error) {
      throw this.#toLoss(error);
    }
  }

  /** Runs what node-postgres leaves to itself; it answers by itself, too. */
  async submit(query: SubmittedQuery): Promise<Answer> {
    this.ensureThere();
    await new Promise<void>((resolve, reject) => {
      onEndOf(query, (failure) => (failure === undefined ? resolve() : reject(this.#toLoss(failure.error))));
      this.#client.query(query);
    });
    return [];
  }

  async close(): Promise<void> {
    this.#loss ??= new SharedConnectionLostError('it was closed');
    await this.#client.end().catch(() => undefined);
  }

  /** Ends it whatever it does. */
  break(reason: string): void {
    this.#lose(reason);
    this.#client.connection.stream.destroy();
  }

  /** @throws SharedConnectionLostError */
  ensureThere(): void {
    if (this.#loss !== undefined) {
      throw this.#loss;
    }
  }

  #ensureBegun(query: string | QueryConfig): void {
    if (this.#begun && this.#client.getTransactionStatus() === 'I') {
      const text = typeof query === 'string' ? query : query.text;
      throw this.#lose(`\`${firstLine(text)}\` has ended its transaction`);
    }
  }

  #toLoss(error: unknown): unknown {
    const reason = error instanceof SharedConnectionLostError ? undefined : findLoss(error);
    return reason === undefined ? error : this.#lose(reason, error);
  }

  #lose(reason: string, cause?: unknown): SharedConnectionLostError {
    this.#loss ??= new SharedConnectionLostError(reason, cause);
    return this.#loss;
  }
}
