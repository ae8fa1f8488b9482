import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client, type QueryResultRow } from 'pg';
import { startEmbeddedPostgres, type PostgresHandle } from 'siskin/embedded';

export type Query = <R extends QueryResultRow>(sql: string) => Promise<R[]>;

/** A PostgreSQL with durability on, which may be crashed and started again. */
export class Server implements AsyncDisposable {
  #handle: PostgresHandle;
  readonly #dataDir: string;

  private constructor(handle: PostgresHandle, dataDir: string) {
    this.#handle = handle;
    this.#dataDir = dataDir;
  }

  static async start(dataDir: string): Promise<Server> {
    return new Server(await start(dataDir), dataDir);
  }

  url(database: string): string {
    return this.#handle.url(database);
  }

  async query<R extends QueryResultRow>(database: string, sql: string): Promise<R[]> {
    return this.withQueries(database, (query) => query<R>(sql));
  }

  /** Several queries on one connection, for whom a login each would be too dear. */
  async withQueries<T>(database: string, work: (query: Query) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      return await work(async <R extends QueryResultRow>(sql: string) => (await client.query<R>(sql)).rows);
    } finally {
      await client.end();
    }
  }

  async createDatabase(name: string, template = 'template1'): Promise<void> {
    await this.query('postgres', `create database "${name}" template "${template}"`);
  }

  async dropDatabase(name: string): Promise<void> {
    await this.#handle.dropDatabase(name);
  }

  /** Ends the server as `pg_ctl stop -m immediate` does: no checkpoint, no goodbye. */
  async crash(): Promise<void> {
    const file = join(this.#handle.dataDir ?? '', 'cluster/data/postmaster.pid');
    const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGQUIT');
    while (isAlive(pid)) {
      await sleep(5);
    }
  }

  /** Starts it again, on another port. */
  async recover(): Promise<void> {
    const crashed = this.#handle;
    this.#handle = await start(this.#dataDir);
    await crashed.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.stop();
  }
}

/** `env` is empty: the server of DATABASE_URL is nobody's to crash. */
function start(dataDir: string): Promise<PostgresHandle> {
  return startEmbeddedPostgres({ dataDir, durable: true, env: {} });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
