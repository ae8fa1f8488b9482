import { escapeIdentifier, Client } from 'pg';

import { Cleaner, prepareCleaning, type CleanerOptions } from '../../../src/testing/isolation/clean/index.js';
import { createTestDatabase, type TestDatabase } from '../../../src/testing/index.js';
import { query } from '../../embedded/query.js';
import { Role } from '../../migrations/faults/role.fixture.js';

/** With which rights the database is made, used and cleaned. */
export type Rights = 'superuser' | 'owner';
export const RIGHTS: Rights[] = ['superuser', 'owner'];

/** A prepared database. */
export class CleanLab implements AsyncDisposable {
  readonly #clients: Client[] = [];

  private constructor(
    readonly database: TestDatabase,
    private readonly role: Role | undefined,
  ) {}

  static async open(rights: Rights, schema: string): Promise<CleanLab> {
    const lab = await CleanLab.unprepared(rights, schema);
    await prepareCleaning(await lab.connect());
    return lab;
  }

  static async unprepared(rights: Rights, schema: string): Promise<CleanLab> {
    const database = await createTestDatabase();
    const role = rights === 'owner' ? await ownerOf(database) : undefined;
    const lab = new CleanLab(database, role);
    await lab.run(schema);
    return lab;
  }

  get url(): string {
    return this.role?.url ?? this.database.url;
  }

  /** Each on a connection of its own, as another process would. */
  async run(...scripts: string[]): Promise<void> {
    await Promise.all(scripts.map((script) => query(this.url, script)));
  }

  async read(sql: string): Promise<unknown[]> {
    return (await query(this.url, sql)).map((row) => Object.values(row)[0]);
  }

  async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => undefined);
    this.#clients.push(client);
    await client.connect();
    return client;
  }

  async cleaner(options?: CleanerOptions): Promise<Cleaner> {
    return Cleaner.open(await this.connect(), options);
  }

  /** Ends all that {@link connect} has given. */
  async disconnect(): Promise<void> {
    await Promise.all(this.#clients.splice(0).map((client) => client.end()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.disconnect();
    if (this.role !== undefined) {
      await query(this.database.url, `reassign owned by ${this.role.quoted} to current_user`);
    }
    await this.role?.[Symbol.asyncDispose]();
    await this.database.drop();
  }
}

async function ownerOf(database: TestDatabase): Promise<Role> {
  const run = (sql: string) => query(database.url, sql);
  const role = await Role.create({ database, query: run });
  await run(`alter database ${escapeIdentifier(database.name)} owner to ${role.quoted}`);
  await run(`alter schema public owner to ${role.quoted}`);
  return role;
}
