import { openClient, type DatabaseClient } from '../../../database/client.js';
import type { Isolation } from '../isolation.js';
import { Cleaner, type CleanerOptions } from './cleaner.js';
import { isPrepared, prepareCleaning } from './prepare-cleaning.js';

export interface CleanIsolationOptions extends CleanerOptions {
  /** Of the worker's clone, with a role that owns its tables. */
  readonly url: string;
  /** Has the application's connections lead to the clone. */
  attach(): Promise<{ detach(): Promise<void> }>;
}

interface Opened {
  readonly client: DatabaseClient;
  readonly cleaner: Cleaner;
  readonly attached: { detach(): Promise<void> };
}

/**
 * Lets the application commit, over any number of connections, and takes away after each test what was written: the tables that
 * were written get back the rows that the template had, or that `beforeAll` of a block has made, and their sequences go on from there.
 * Tables that a test makes or drops are not covered: such a test fails with a TestSchemaChangedError.
 */
export class CleanIsolation implements Isolation {
  #opened: Opened | undefined;
  /** For each block, the outermost first, whether what was written before its first test is kept. */
  readonly #blocks: { isKept: boolean }[] = [];

  constructor(private readonly options: CleanIsolationOptions) {}

  get url(): string {
    return this.options.url;
  }

  /**
   * Prepares the clone unless its template was prepared, and takes away what a run that was killed has left.
   *
   * @throws DatabaseConnectionError, CleaningBlockedError, CleaningFailedError, TestSchemaChangedError
   */
  async open(): Promise<void> {
    const client = await openClient({ connectionString: this.url, application_name: 'siskin clean' });
    try {
      const cleaner = await this.#cleaner(client);
      this.#opened = { client, cleaner, attached: await this.options.attach() };
    } catch (error) {
      await client.end();
      throw error;
    }
    // What is written outside of every block belongs to the file.
    this.#push();
  }

  async enterBlock(): Promise<void> {
    await this.#settle();
    this.#push();
  }

  async leaveBlock(): Promise<void> {
    this.#blocks.pop();
    await this.#opened?.cleaner.leave();
  }

  async beginTest(): Promise<void> {
    await this.#settle();
  }

  async endTest(): Promise<readonly string[]> {
    await this.#opened?.cleaner.clean();
    return [];
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    try {
      for (; this.#blocks.length > 0; this.#blocks.pop()) {
        await opened?.cleaner.leave();
      }
    } finally {
      await opened?.client.end();
      await opened?.attached.detach();
    }
  }

  /** What is there when the first test of a block begins is the block's; what comes later is a test's that did not end in time. */
  async #settle(): Promise<void> {
    const block = this.#blocks.at(-1);
    if (block?.isKept === false) {
      block.isKept = true;
      await this.#opened?.cleaner.keep();
    } else {
      await this.#opened?.cleaner.clean();
    }
  }

  #push(): void {
    this.#blocks.push({ isKept: false });
    this.#opened?.cleaner.enter();
  }

  async #cleaner(client: DatabaseClient): Promise<Cleaner> {
    if (!(await isPrepared(client))) {
      await prepareCleaning(client, this.options);
    }
    const cleaner = await Cleaner.open(client, this.options);
    await cleaner.clean();
    return cleaner;
  }
}
