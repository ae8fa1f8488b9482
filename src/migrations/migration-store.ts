import type { MikroORM } from '@mikro-orm/core';
import type { ClientConfig } from 'pg';

import { withClient, type DatabaseClient, type DatabaseWait } from '../database/client.js';
import { connectionSettings } from '../database/connection-settings.js';
import { ensureDatabase, MAINTENANCE_DATABASE } from '../database/databases.js';
import { InvalidGraphError } from '../errors/invalid-graph.error.js';
import type { LockHolder } from '../errors/lock-timeout.error.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { findChanged } from './drift/find-changed.js';
import { askOn } from './execution/ask.js';
import { openLedger, readLedgerEntries } from './execution/ledger-access.js';
import { readEnvironment } from './execution/ledger-meta.js';
import type { LedgerTable, LocatedLedger } from './execution/ledger-table.js';
import type { LedgerEntry } from './execution/ledger.js';
import { firstSchema, readAs } from './execution/session-identity.js';
import { endLockHolder, findLockHolder } from './execution/unlock.js';
import { withLock } from './execution/with-lock.js';
import type { WorkSession } from './execution/work-session.js';
import { withFaultLines } from './files/graph-fault-lines.js';
import type { LoadedMigration } from './files/loaded-migration.js';
import { loadMigrations } from './files/load-migrations.js';
import { migrationFolders } from './files/migration-folders.js';
import { History } from './history.js';
import type { StatusFindings } from './migration-status.js';
import { namingRuleOf } from './naming-rule.js';
import type { NamingRule } from './operations/names.js';
import { planDue } from './repeatable/plan-due.js';
import { withBaselines } from './squash/record-baselines.js';

/** What can be done while the lock is held. */
export interface LockedSession {
  session: WorkSession;
  ledger: LocatedLedger;
  /** As it is under the lock. */
  history: History;
}

export interface LockRequest {
  /** In milliseconds. Default: the option `migrations.lockWait`. */
  lockWait?: number;
  onWaiting: (holder: LockHolder | undefined) => void;
  /** Default: none. */
  database?: DatabaseWait;
  signal?: AbortSignal | undefined;
}

/** Reads migrations and ledger, and gives access to the database under the lock. */
export class MigrationStore {
  constructor(
    private readonly orm: MikroORM,
    private readonly options: ResolvedSiskinOptions['migrations'],
  ) {}

  /** Names indexes and constraints that are given no name. */
  get naming(): NamingRule {
    return namingRuleOf(this.orm);
  }

  /** The absolute paths of the folders. */
  get folders(): string[] {
    return migrationFolders(this.options.paths);
  }

  /** The history as the files tell it. Needs no database. */
  async readFiles(): Promise<History> {
    return toHistory(await this.#load(), []);
  }

  /** The history as files and ledger tell it now. Takes no lock and changes nothing. */
  async read(wait?: DatabaseWait): Promise<History> {
    return this.withHistory(async (_client, history) => history, wait);
  }

  /** {@link read}, and what a status shows beside it. */
  async readWhole(
    { compare }: { compare: boolean },
    wait?: DatabaseWait,
  ): Promise<StatusFindings & { history: History }> {
    const read = async (client: DatabaseClient, history: History) => ({
      history,
      due: await planDue(client, history, this.naming),
      changed: compare ? (await findChanged(history, this.naming)).map(({ loaded }) => loaded.id) : [],
      environment: await readEnvironment(client, this.ledger),
    });
    return this.withHistory(read, wait);
  }

  /** Does `work` with the history as files and ledger tell it now. Takes no lock. */
  async withHistory<T>(
    work: (client: DatabaseClient, history: History) => Promise<T>,
    wait?: DatabaseWait,
  ): Promise<T> {
    const migrations = await this.#load();
    const read = async (client: DatabaseClient) =>
      work(client, await toHistory(migrations, await readLedgerEntries(client, this.ledger)));
    return withClient(this.#settings, (client) => readAs(client, this.options, () => read(client)), wait);
  }

  /** Runs `work` under the lock, on a connection of its own, with the ledger in place. */
  async withLock<T>(
    { lockWait, onWaiting, database, signal }: LockRequest,
    work: (session: LockedSession) => Promise<T>,
  ): Promise<T> {
    const migrations = await this.#load();
    const { options } = this;
    const wait = lockWait ?? options.lockWait;
    const { lock: mode } = options;
    const request = { ledger: this.ledger, mode, wait, onWaiting, database, signal, identity: options };
    return withLock(this.#settings, request, async (session) => {
      const ledger = await openLedger(session, this.ledger);
      const read = async () => toHistory(migrations, await readLedgerEntries(session.client, ledger));
      return withBaselines({ session, ledger, read }, (history) => work({ session, ledger, history }));
    });
  }

  /** Who holds the lock, or is still at the statement of a run which has ended. Takes no lock and changes nothing. */
  async lockHolder(): Promise<LockHolder | undefined> {
    return withClient(this.#settings, (client) => findLockHolder(askOn(client), this.ledger));
  }

  /** Ends whoever {@link lockHolder} tells of. */
  async unlock(): Promise<LockHolder | undefined> {
    return withClient(this.#settings, (client) => endLockHolder(askOn(client), this.ledger));
  }

  /** @returns whether the database was created by this call. */
  async ensureDatabase(wait?: DatabaseWait): Promise<boolean> {
    const { database = '', ...server } = this.#settings;
    return ensureDatabase({ ...server, database: MAINTENANCE_DATABASE }, database, wait);
  }

  #load(): Promise<LoadedMigration[]> {
    return loadMigrations(this.folders, this.options);
  }

  /** With its schema where the search path says it, so that no ledger of another one is taken for it. */
  get ledger(): LedgerTable {
    const { table, schema = firstSchema(this.options) } = this.options;
    return { table, schema };
  }

  /** Of the connections to the application's database. */
  get settings(): ClientConfig {
    return this.#settings;
  }

  get #settings(): ClientConfig {
    return connectionSettings(this.orm);
  }
}

/** @throws InvalidGraphError with every fault of the revisions, its file and its line. */
async function toHistory(
  migrations: readonly LoadedMigration[],
  entries: readonly LedgerEntry[],
): Promise<History> {
  try {
    return new History(migrations, entries);
  } catch (error) {
    throw error instanceof InvalidGraphError ? await withFaultLines(error) : error;
  }
}
