import { commentOwn, dropOwn, renameSealed, sealOwn } from '../server/own-databases.js';
import { newKeptName, parseOwnName } from '../server/own-name.js';
import type { TestServer } from '../server/test-server.js';

/** A database that stays for somebody to look at. */
export interface KeptDatabase {
  readonly name: string;
  /** It holds the password. */
  readonly url: string;
}

/** A copy of a template. It goes with the run that it belongs to, at the latest. */
export class CloneDatabase {
  /** It holds the password. */
  readonly url: string;

  /** @throws RangeError for a name that is not one of a clone. */
  constructor(
    private readonly server: TestServer,
    readonly name: string,
  ) {
    const kind = parseOwnName(name)?.kind;
    if (kind !== 'test' && kind !== 'clone') {
      throw new RangeError(`"${name}" is not the name of a clone: see workerCloneName and newCloneName.`);
    }
    this.url = server.url(name);
  }

  /** Drops it, breaking off the connections to it. Costs a checkpoint: do it after the tests, or while others run. */
  async drop(): Promise<void> {
    await dropOwn(this.server, this.name);
  }

  /**
   * Gives it a name of its own, breaking off the connections to it, under which it outlives the run by a day.
   *
   * @param reason what the database says of itself, such as the name of the test that has failed.
   */
  async keep(reason: string): Promise<KeptDatabase> {
    const name = newKeptName();
    await sealOwn(this.server, this.name);
    await renameSealed(this.server, this.name, name);
    await sealOwn(this.server, name, false);
    await commentOwn(this.server, name, `Kept by siskin/testing: ${reason}`);
    return { name, url: this.server.url(name) };
  }
}
