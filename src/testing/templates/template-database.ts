import { hasCode } from '../../database/has-code.js';
import { createOwn, findOwn } from '../server/own-databases.js';
import type { TestServer } from '../server/test-server.js';
import { CloneDatabase } from './clone-database.js';

const DUPLICATE = ['42P04', '23505'];

/** A database that is migrated and seeded, that nobody can connect to, and that test databases are copies of. */
export class TemplateDatabase {
  constructor(
    private readonly server: TestServer,
    readonly name: string,
  ) {}

  /**
   * A copy under this name.
   *
   * @param name `workerCloneName(...)` or `newCloneName(...)`: under no other one would it ever be dropped.
   * @throws DatabasePermissionError where the login may not create databases.
   */
  async clone(name: string): Promise<CloneDatabase> {
    const clone = new CloneDatabase(this.server, name);
    await createOwn(this.server, name, this.name);
    return clone;
  }

  /** The copy under this name, which is made unless it is there. What was written to it is in it. */
  async ensureClone(name: string): Promise<CloneDatabase> {
    const clone = new CloneDatabase(this.server, name);
    if ((await findOwn(this.server, name)) === undefined) {
      await this.#createUnlessMade(name);
    }
    return clone;
  }

  async #createUnlessMade(name: string): Promise<void> {
    try {
      await createOwn(this.server, name, this.name);
    } catch (error) {
      if (!hasCode(error, ...DUPLICATE)) {
        throw error;
      }
    }
  }
}
