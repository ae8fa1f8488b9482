import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { REPOSITORY } from '../../test/fixtures/folders.ts';
import { Lane } from './lane.ts';

/** Where servers and what failing rounds leave are kept. */
export const HOME = join(REPOSITORY, '.siskin/reliability');

/** For so many rounds at a time, each with a server of its own. Close them when all is done. */
export class Lanes implements AsyncDisposable {
  readonly #stack = new AsyncDisposableStack();
  readonly all: readonly Lane[];

  private constructor(lanes: readonly Lane[]) {
    this.all = lanes.map((lane) => this.#stack.use(lane));
  }

  /** @param servers where their servers are kept: nobody else may use those that are to be crashed. */
  static async open(count: number, servers = HOME): Promise<Lanes> {
    const opening = Array.from({ length: count }, (_, lane) =>
      Lane.open(join(servers, `server-${lane}`), `r${randomBytes(4).toString('hex')}_${lane}`),
    );
    const opened = await Promise.allSettled(opening);
    const lanes = new Lanes(opened.flatMap((lane) => (lane.status === 'fulfilled' ? [lane.value] : [])));
    const failed = opened.find((lane) => lane.status === 'rejected');
    if (failed !== undefined) {
      await lanes[Symbol.asyncDispose]();
      throw failed.reason;
    }
    return lanes;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}
