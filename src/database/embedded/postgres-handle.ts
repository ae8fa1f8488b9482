import type { ClientConfig } from 'pg';
import { parseDatabaseUrl, urlOfDatabase } from './database-url.js';
import { dropDatabase, ensureDatabase } from '../databases.js';

interface HandleParts {
  /** With the user and the password, and the database that is meant where none is named. */
  url: string;
  /** Where the server is kept; undefined where it is not ours. */
  dataDir?: string;
  /** Gives up the server. */
  leave?: () => Promise<void>;
}

/** A PostgreSQL server that is there to be used until `stop()`. Printing it shows no password. */
export class PostgresHandle implements AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Where the server is kept, absolute; it may be a stand-in for what was asked for. Undefined with DATABASE_URL. */
  readonly dataDir: string | undefined;
  /** False where DATABASE_URL names the server. */
  readonly embedded: boolean;
  readonly #url: URL;
  readonly #leave: () => Promise<void>;
  #left: Promise<void> | undefined;

  /** @throws InvalidDatabaseUrlError */
  constructor({ url, dataDir, leave = async () => undefined }: HandleParts) {
    this.#url = parseDatabaseUrl(url);
    this.#leave = leave;
    const hostname = this.#url.hostname.replace(/^\[(.*)\]$/, '$1');
    this.host = hostname || this.#url.searchParams.get('host') || 'localhost';
    this.port = Number(this.#url.port || 5432);
    this.user = decodeURIComponent(this.#url.username);
    this.dataDir = dataDir;
    this.embedded = dataDir !== undefined;
  }

  get password(): string {
    return decodeURIComponent(this.#url.password);
  }

  /** The URL of a database on this server. Default: the one of the option `database`, or of DATABASE_URL. */
  url(database?: string): string {
    return database === undefined ? this.#url.href : urlOfDatabase(this.#url, database);
  }

  /** Makes a database unless there is one, be it made by another process at the same moment. */
  async createDatabase(name: string): Promise<void> {
    await ensureDatabase(this.#serverBeside(name), name);
  }

  /** Drops a database if there is one, breaking off the connections to it. */
  async dropDatabase(name: string): Promise<void> {
    await dropDatabase(this.#serverBeside(name), name);
  }

  /**
   * Ends the use of the server. The last of its users, over all processes, stops it and waits for its end. Further
   * calls, and those on a server of DATABASE_URL, do nothing.
   *
   * @throws EmbeddedStopError
   * @throws EmbeddedBusyError
   */
  async stop(): Promise<void> {
    this.#left ??= this.#leave();
    return this.#left;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** A connection to a database other than the one that is to be made or dropped. */
  #serverBeside(name: string): ClientConfig {
    const own = decodeURIComponent(this.#url.pathname.slice(1));
    const connectionString = own === name ? this.url('postgres') : this.url();
    return this.embedded ? { connectionString, ssl: false } : { connectionString };
  }
}
