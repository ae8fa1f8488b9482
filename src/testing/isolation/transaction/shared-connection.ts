import type { MikroORM } from '@mikro-orm/core';
import type { ClientConfig } from 'pg';

import { holdInTransaction } from '../../../database/held-databases.js';
import { SharedConnectionLostError } from '../../../errors/shared-connection-lost.error.js';
import { attach, ensurePostgres, type Attachment } from '../../connection/attach.js';
import type { ConnectionSource, SourcedClient } from '../../connection/connection-source.js';
import type { StatementListener } from '../../connection/executed-statement.js';
import { watchContexts } from './async-context.js';
import { OuterTransaction } from './outer-transaction.js';

export interface SharedConnectionOptions {
  /** The database; by default the one that the configuration of the first ORM names. */
  url?: string;
  /** Told of each statement of the application. */
  onStatement?: StatementListener;
  /** For how many milliseconds a transaction may do nothing while others wait for it. Default: 2,000. */
  patienceMs?: number;
}

/**
 * One connection under all EntityManagers of an application, in one transaction that is never committed. The application's
 * own transactions are savepoints in it; while one is open, statements from elsewhere wait.
 */
export class SharedConnection implements ConnectionSource {
  #attachments: Attachment[] = [];
  #transaction: OuterTransaction | undefined;
  #settings: ClientConfig = {};
  #release = () => {};

  private constructor(private readonly options: SharedConnectionOptions) {}

  /**
   * Leads ORMs, which have one database in common, to a shared connection. Nothing is connected before {@link begin}.
   *
   * @throws UnsupportedDriverError
   */
  static async open(
    orms: readonly [MikroORM, ...MikroORM[]],
    options: SharedConnectionOptions = {},
  ): Promise<SharedConnection> {
    watchContexts();
    const shared = new SharedConnection(options);
    for (const orm of orms) {
      shared.#attachments.push(await attach(orm, { ...options, pool: shared }));
    }
    shared.#settings = settingsOf(orms[0]);
    shared.#release = holdInTransaction(orms);
    return shared;
  }

  /**
   * Connects, and begins the transaction. To be called once a test file, before the application starts.
   *
   * @throws DatabaseConnectionError
   */
  async begin(): Promise<void> {
    await this.end();
    this.#transaction = await OuterTransaction.begin(this.#settings, this.options.patienceMs ?? 2_000);
  }

  /** Marks where {@link rollbackTo} goes back to; may be called several times, each inside of the one before. */
  async savepoint(): Promise<void> {
    await this.#begun().savepoint();
  }

  /**
   * Takes back all since the last {@link savepoint}, and forgets that. Transactions of the application that are still open
   * end with it: what they go on with is refused.
   *
   * @throws SharedConnectionLostError
   */
  async rollbackTo(): Promise<void> {
    await this.#begun().rollbackTo();
  }

  /** Rolls back everything and disconnects; {@link begin} may follow. Does nothing where nothing has begun. */
  async end(): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = undefined;
    await transaction?.end();
  }

  /** {@link end}, and gives the ORMs back what they had. */
  async close(): Promise<void> {
    await this.end();
    this.#release();
    for (const attachment of this.#attachments.splice(0)) {
      await attachment.detach();
    }
  }

  /** A connection for the pool of an ORM. */
  async connect(listener?: StatementListener): Promise<SourcedClient> {
    return this.#begun().connect(listener);
  }

  #begun(): OuterTransaction {
    if (this.#transaction === undefined) {
      throw new SharedConnectionLostError('its transaction has not begun, or has ended with the tests');
    }
    return this.#transaction;
  }
}

/** As MikroORM would have them, with its parsers of values. */
function settingsOf(orm: MikroORM): ClientConfig {
  const { onPoolCreated: _, ...settings } = orm.config.get('driverOptions');
  return ensurePostgres(orm).getConnection().mapOptions(settings);
}
