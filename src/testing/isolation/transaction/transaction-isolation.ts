import { workerCloneName } from '../../server/index.js';
import type { IsolationGround } from '../ground.js';
import type { Isolation } from '../isolation.js';
import type { SharedConnection } from './shared-connection.js';

/** One transaction for a file, in which blocks and tests are savepoints. The worker's database stays as the template is. */
export class TransactionIsolation implements Isolation {
  #url = '';
  #shared: SharedConnection | undefined;

  constructor(private readonly ground: IsolationGround) {}

  get url(): string {
    return this.#url;
  }

  async open(): Promise<void> {
    const { run, template, worker } = this.ground;
    const { url } = await template.ensureClone(workerCloneName(run, template.name, worker));
    this.#url = url;
    this.#shared = await this.ground.share({ url });
    await this.#shared.begin();
  }

  async enterBlock(): Promise<void> {
    await this.#shared?.savepoint();
  }

  async leaveBlock(): Promise<void> {
    await this.#shared?.rollbackTo();
  }

  async beginTest(): Promise<void> {
    await this.#shared?.savepoint();
  }

  async endTest(): Promise<readonly string[]> {
    await this.#shared?.rollbackTo();
    return [];
  }

  async close(): Promise<void> {
    await this.#shared?.end();
  }
}
