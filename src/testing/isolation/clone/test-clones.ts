import { newCloneName, type TestServer } from '../../server/index.js';
import { CloneDatabase, TemplateDatabase } from '../../templates/index.js';
import type { IsolationGround } from '../ground.js';
import type { Isolation, TestOutcome } from '../isolation.js';
import { keptNote } from './kept-note.js';

/** A database that the tests of a block begin with. */
interface Base {
  readonly clone: CloneDatabase;
  /** Whether there may be more in it than in the template. */
  written: boolean;
  /** How many blocks share it: those that begin while nothing is written. */
  blocks: number;
}

/**
 * A database for each test: a copy of the one that `beforeAll` and the application write to, or, while that is as it came, of
 * the template, which takes a third of the time. It is kept where the test fails.
 */
export class TestClones implements Isolation {
  readonly #bases: Base[] = [];
  /** On a session of its own, one after the other: it takes longer than to make one. */
  #dropping: Promise<unknown> = Promise.resolve();
  #dropper: TestServer | undefined;
  #test: CloneDatabase | undefined;

  constructor(private readonly ground: IsolationGround) {
    ground.onStatement(() => {
      if (this.#test === undefined) {
        this.#base.written = true;
      }
    });
  }

  get url(): string {
    return (this.#test ?? this.#base.clone).url;
  }

  async open(): Promise<void> {
    await this.#push(this.ground.template);
  }

  async enterBlock(): Promise<void> {
    if (this.#base.written) {
      await this.#push(await this.#asTemplate());
    } else {
      this.#base.blocks += 1;
    }
  }

  async leaveBlock(): Promise<void> {
    const base = this.#base;
    base.blocks -= 1;
    if (base.blocks === 0 || base.written) {
      this.#bases.pop();
      this.#drop(base.clone);
    }
    if (base.blocks === 0) {
      await this.ground.lead(this.#base.clone);
    } else if (base.written) {
      await this.#push(this.ground.template, base.blocks);
    }
  }

  async beginTest(): Promise<void> {
    const template = this.#base.written ? await this.#asTemplate() : this.ground.template;
    const clone = await template.clone(newCloneName(this.ground.run));
    await this.ground.lead(clone);
    this.#test = clone;
  }

  get isInTest(): boolean {
    return this.#test !== undefined;
  }

  async startOver(template: TemplateDatabase): Promise<void> {
    const before = this.#test;
    const clone = await template.clone(newCloneName(this.ground.run));
    await this.ground.lead(clone);
    this.#test = clone;
    if (before !== undefined) {
      this.#drop(before);
    }
  }

  async endTest({ name, failed }: TestOutcome): Promise<readonly string[]> {
    const clone = this.#test;
    if (clone === undefined) {
      return [];
    }
    await this.ground.lead(this.#base.clone);
    this.#test = undefined;
    if (failed) {
      return [keptNote(this.ground.name, await clone.keep(name))];
    }
    this.#drop(clone);
    return [];
  }

  async close(): Promise<void> {
    this.#bases.forEach(({ clone }) => this.#drop(clone));
    await this.#dropping;
    await this.#dropper?.close();
  }

  get #base(): Base {
    const base = this.#bases.at(-1);
    if (base === undefined) {
      throw new TypeError('There is no database before it is opened.');
    }
    return base;
  }

  async #push(template: TemplateDatabase, blocks = 1): Promise<void> {
    const clone = await template.clone(newCloneName(this.ground.run));
    this.#bases.push({ clone, written: template !== this.ground.template, blocks });
    await this.ground.lead(clone);
  }

  /** Nobody may be connected to what is copied. */
  async #asTemplate(): Promise<TemplateDatabase> {
    const { name } = this.#base.clone;
    await this.ground.lead({ url: this.ground.server.url(name) });
    return new TemplateDatabase(this.ground.server, name);
  }

  /** Nobody waits for it before the end, and what can't be dropped goes with the run. */
  #drop({ name }: CloneDatabase): void {
    const drop = async () => {
      this.#dropper ??= await this.ground.server.another();
      await new CloneDatabase(this.#dropper, name).drop();
    };
    this.#dropping = this.#dropping.then(drop).catch(() => undefined);
  }
}
