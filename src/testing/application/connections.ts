import type { MikroORM } from '@mikro-orm/postgresql';

import { attach } from '../connection/index.js';
import { SharedConnection } from '../isolation/transaction/index.js';
import { StatementEmitter } from '../queries/index.js';

/** Where the connections of an ORM lead to. */
export class Connections {
  #release: (() => Promise<void>) | undefined;
  /** Of the application, wherever they are led. */
  readonly statements = new StatementEmitter();

  constructor(private readonly orm: MikroORM) {}

  /** Closes those that there are; the ORM connects when it is used. */
  async lead({ url }: { readonly url: string }): Promise<void> {
    await this.release();
    const attachment = await attach(this.orm, { url, onStatement: this.statements.emit });
    this.#release = () => attachment.detach();
  }

  /** The same, with a single connection for all of them. */
  async share({ url }: { readonly url: string }): Promise<SharedConnection> {
    await this.release();
    const shared = await SharedConnection.open([this.orm], { url, onStatement: this.statements.emit });
    this.#release = () => shared.close();
    return shared;
  }

  /** Closes them, and gives the ORM its configuration back. */
  async release(): Promise<void> {
    const release = this.#release;
    this.#release = undefined;
    await release?.();
  }
}
