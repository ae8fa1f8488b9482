import { newCloneName } from '../../server/index.js';
import type { CloneDatabase } from '../../templates/index.js';
import type { IsolationGround } from '../ground.js';
import type { Isolation, TestOutcome } from '../isolation.js';
import { keptNote } from './kept-note.js';

/** A database for all tests of a file, which share what they write. It is kept where one of them fails. */
export class FileClone implements Isolation {
  #clone: CloneDatabase | undefined;
  #failed: string | undefined;

  constructor(private readonly ground: IsolationGround) {}

  get url(): string {
    return this.#clone?.url ?? '';
  }

  async open(): Promise<void> {
    this.#clone = await this.ground.template.clone(newCloneName(this.ground.run));
    await this.ground.lead(this.#clone);
  }

  async enterBlock(): Promise<void> {}

  async leaveBlock(): Promise<void> {}

  async beginTest(): Promise<void> {}

  async endTest({ name, failed }: TestOutcome): Promise<readonly string[]> {
    this.#failed ??= failed ? name : undefined;
    return [];
  }

  /** The name of a kept one is told at the end, since other tests may still need the database. */
  async close(): Promise<void> {
    if (this.#failed === undefined) {
      await this.#clone?.drop();
    } else if (this.#clone !== undefined) {
      const kept = await this.#clone.keep(this.#failed);
      process.stderr.write(`${keptNote(this.ground.name, kept)}\n`);
    }
  }
}
