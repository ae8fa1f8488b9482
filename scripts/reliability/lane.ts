import { join } from 'node:path';

import { copyApplication } from '../../test/fixtures/application.ts';
import { Folders } from '../../test/fixtures/folders.ts';
import { runNestCmd } from '../../test/fixtures/nest-cmd.ts';
import { Server } from './server.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';

export type Direction = 'up' | 'down';

/** The commands that faults are injected into. */
export const COMMANDS: Readonly<Record<Direction, readonly string[]>> = {
  up: ['db:migrate'],
  down: ['db:rollback', 'base'],
};

/** What an undisturbed run leaves, and how long it takes from the start of its process on. */
export interface Undisturbed {
  snapshot: Snapshot;
  ms: number;
}

/** What one of several rounds at a time needs: a server and a copy of the application. */
export class Lane implements AsyncDisposable {
  /** How long all migrations take, without the start of a process. */
  workMs = 0;
  /** A database that is migrated. */
  readonly migrated: string;
  readonly undisturbed = new Map<string, Undisturbed>();
  readonly server: Server;
  readonly folder: string;
  readonly name: string;
  readonly #folders: Folders;

  private constructor(server: Server, folder: string, folders: Folders, name: string) {
    this.server = server;
    this.folder = folder;
    this.#folders = folders;
    this.name = name;
    this.migrated = `${name}_migrated`;
  }

  /** Starts the server and measures the undisturbed runs. */
  static async open(dataDir: string, name: string): Promise<Lane> {
    const folders = new Folders();
    const folder = await folders.make();
    await copyApplication(join(import.meta.dirname, 'application'), folder);
    const lane = new Lane(await Server.start(dataDir), folder, folders, name);
    await lane.#measure(`${name}_undisturbed`);
    return lane;
  }

  /** The end of an undisturbed `db:migrate`, `db:rollback base`, or of a `db:migrate` after that. */
  after(what: Direction | 'again'): Undisturbed {
    const found = this.undisturbed.get(what);
    if (found === undefined) {
      throw new Error(`Nothing was measured of ${what}.`);
    }
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.dropDatabase(this.migrated);
    await this.server[Symbol.asyncDispose]();
    await this.#folders.remove();
  }

  async #measure(database: string): Promise<void> {
    await this.server.createDatabase(database);
    await this.#run('up', 'up', database);
    this.workMs = await this.#readWorkMs(database);
    await this.server.createDatabase(this.migrated, database);
    await this.#run('down', 'down', database);
    await this.#run('again', 'up', database);
    await this.server.dropDatabase(database);
  }

  async #readWorkMs(database: string): Promise<number> {
    const query = 'select sum(duration_ms)::int as ms from siskin_migrations';
    const [row] = await this.server.query<{ ms: number }>(database, query);
    return row?.ms ?? 0;
  }

  async #run(what: string, direction: Direction, database: string): Promise<void> {
    const url = this.server.url(database);
    const start = performance.now();
    const outcome = await runNestCmd(COMMANDS[direction], { cwd: this.folder, env: { DATABASE_URL: url } });
    const ms = performance.now() - start;
    if (outcome.code !== 0) {
      throw new Error(`An undisturbed run has failed: ${outcome.stdout}${outcome.stderr}`);
    }
    this.undisturbed.set(what, { snapshot: await readSnapshot(url, ['batch']), ms });
  }
}
