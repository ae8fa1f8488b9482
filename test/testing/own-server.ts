import { openClient, type DatabaseClient } from '../../src/database/client.js';
import { startEmbeddedPostgres, type PostgresHandle } from '../../src/database/embedded/index.js';
import { query } from '../embedded/query.js';

/** A server that no other test file has, since runs clean up after all others on theirs. */
export class OwnServer {
  private constructor(private readonly handle: PostgresHandle) {}

  static async start(dataDir: string): Promise<OwnServer> {
    return new OwnServer(await startEmbeddedPostgres({ dataDir, durable: false, env: {} }));
  }

  get url(): string {
    return this.handle.url();
  }

  query(sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
    return query(this.handle.url(database), sql);
  }

  /** The names of the databases that begin with `siskin_`. */
  async databases(): Promise<string[]> {
    const rows = await this.query(
      `select datname from pg_database where starts_with(datname, 'siskin_') order by 1`,
    );
    return rows.map(({ datname }) => String(datname));
  }

  /** A role that may log in and create databases, and the URL of the server for it. */
  async createRole(name: string, attributes = 'createdb'): Promise<string> {
    await this.query(`create role "${name}" login password 'pw' ${attributes}`);
    const url = new URL(this.url);
    [url.username, url.password] = [name, 'pw'];
    return url.href;
  }

  /** A session that stays in a database, as one does that was forgotten. */
  linger(database: string): Promise<DatabaseClient> {
    return openClient({ connectionString: this.handle.url(database) });
  }

  async stop(): Promise<void> {
    await this.handle.stop();
  }
}
