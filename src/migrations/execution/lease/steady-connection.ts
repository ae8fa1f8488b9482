import { DatabaseError, type ClientConfig, type QueryResult } from 'pg';

import { openClient, type DatabaseClient } from '../../../database/client.js';

/** How long an answer may take that nobody can wait for, in milliseconds. */
const PATIENCE_MS = 10_000;

/** A connection that is made anew where it broke, with one question at a time. */
export class SteadyConnection {
  #client: DatabaseClient | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(private readonly settings: ClientConfig) {}

  /** Waits for the answer as long as it takes. */
  ask<R extends object>(text: string, parameters: readonly unknown[] = []): Promise<QueryResult<R>> {
    return this.#inTurn(() => this.#query<R>(text, parameters));
  }

  /** Gives up after a while, as behind a pooler all of whose server processes are busy. */
  askBriefly<R extends object>(text: string, parameters: readonly unknown[] = []): Promise<QueryResult<R>> {
    return this.#inTurn(() => this.#query<R>(text, parameters, PATIENCE_MS));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#turn;
    await this.#drop();
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #query<R extends object>(
    text: string,
    parameters: readonly unknown[],
    patience?: number,
  ): Promise<QueryResult<R>> {
    const client = await this.#open();
    const question = { text, values: [...parameters], query_timeout: patience };
    try {
      return await client.query<R>(question);
    } catch (error) {
      if (!(error instanceof DatabaseError)) {
        await this.#drop();
      }
      throw error;
    }
  }

  async #open(): Promise<DatabaseClient> {
    if (this.#client === undefined && !this.#closed) {
      const client = await openClient(this.settings);
      client.once('end', () => (this.#client = this.#client === client ? undefined : this.#client));
      this.#client = client;
    }
    if (this.#client === undefined) {
      throw new Error('The connection of the lease is closed.');
    }
    return this.#client;
  }

  async #drop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }
}
