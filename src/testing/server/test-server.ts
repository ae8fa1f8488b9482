import type { ClientConfig, QueryResultRow } from 'pg';

import { openClient, type DatabaseClient } from '../../database/client.js';
import { MAINTENANCE_DATABASE } from '../../database/databases.js';
import { parseDatabaseUrl, urlOfDatabase } from '../../database/embedded/database-url.js';
import { hasCode } from '../../database/has-code.js';
import { applicationName } from '../../database/operator.js';
import { findPooling } from '../../migrations/execution/pooling/find-pooling.js';

declare module 'pg' {
  // Its types lack them.
  interface Client {
    ref(): void;
    unref(): void;
  }
}

interface ServerFacts {
  /** Such as 180004. */
  version: number;
  /** Who is connected. */
  login: string;
  /** Whether `fsync` is on. */
  durable: boolean;
}

/** What a role or a server may be set to, and what would end a wait or a connection that is needed. */
const PATIENT = `
set statement_timeout = 0; set lock_timeout = 0; set idle_session_timeout = 0; set client_min_messages = warning;
select current_setting('server_version_num')::int as version, session_user::text as login,
       current_setting('fsync')::bool as durable`;

/**
 * A connection to the maintenance database of the server that tests run on, or where the login may not go there, to that
 * of the URL. Advisory locks belong to a database: all processes of a run get the same.
 */
export class TestServer implements AsyncDisposable {
  private constructor(
    private readonly base: string,
    private readonly client: DatabaseClient,
    readonly facts: ServerFacts,
  ) {}

  /** @throws InvalidDatabaseUrlError, DatabaseConnectionError */
  static async open(url: string): Promise<TestServer> {
    const client = await connect(parseDatabaseUrl(url));
    // Several statements in one query have as many results, which the types do not know.
    const results: unknown = await client.query(PATIENT);
    const last: unknown = Array.isArray(results) ? results.at(-1) : results;
    const [facts] = (last as { rows: ServerFacts[] }).rows;
    if (facts === undefined) {
      throw new TypeError('The server has answered without a row.');
    }
    return new TestServer(url, client, facts);
  }

  /** Whether what the session has, such as its locks, stays with it: a pooler in transaction mode lends it another each time. */
  async keepsSession(): Promise<boolean> {
    const { database = MAINTENANCE_DATABASE } = this.client;
    return (await findPooling(this.client, settings(this.url(database)))) !== 'transaction';
  }

  /** Another session of the same kind. */
  async another(): Promise<TestServer> {
    return TestServer.open(this.base);
  }

  /** The URL of a database of the server. */
  url(database: string): string {
    return urlOfDatabase(parseDatabaseUrl(this.base), database);
  }

  async query<R extends QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const { rows } = await (values.length === 0
      ? this.client.query<R>(sql)
      : this.client.query<R>(sql, [...values]));
    return rows;
  }

  /** Hears what is sent to a channel from now on. */
  async listen(channel: string, heard: (payload: string) => void): Promise<void> {
    this.client.on('notification', ({ payload = '' }) => heard(payload));
    await this.client.query(`listen ${this.client.escapeIdentifier(channel)}`);
  }

  /** Lets the process end while the connection is open. */
  unref(): void {
    this.client.unref();
  }

  /** Who is connected, and where, for what is told to a person. */
  get address() {
    const { host, port, user = '' } = this.client;
    return { host, port, user };
  }

  async close(): Promise<void> {
    this.client.ref();
    await this.client.end().catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

async function connect(url: URL): Promise<DatabaseClient> {
  try {
    return await openClient(settings(urlOfDatabase(url, MAINTENANCE_DATABASE)));
  } catch (error) {
    if (isShut(error)) {
      return openClient(settings(url.href));
    }
    throw error;
  }
}

function settings(connectionString: string): ClientConfig {
  return {
    connectionString,
    application_name: applicationName(),
    // A peer that is gone without a word, and its lock with it, is noticed.
    keepAlive: true,
  };
}

/** Whether it is that database which the login can't go to: it is not there, or not for this login. */
function isShut(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return hasCode(cause, '3D000', '42501', '28000');
}
