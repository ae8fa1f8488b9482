import type { MikroORM } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { ClientConfig } from 'pg';

import { withClient, type DatabaseClient, type DatabaseWait } from '../database/client.js';
import { addressOfSettings, connectionSettings } from '../database/connection-settings.js';
import { ensureNotHeld } from '../database/held-databases.js';
import { ensureDatabase, MAINTENANCE_DATABASE } from '../database/databases.js';
import { readEnvironment } from '../database/recorded-environment.js';
import { environmentOf, ledgerOf } from '../database/safety/environment-of.js';
import type { DatabaseAddress } from '../errors/database-connection.error.js';
import type { ObjectName } from '../database/object-name.js';
import { InvalidGraphError } from '../errors/invalid-graph.error.js';
import type { LockHolder } from '../errors/lock-timeout.error.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import type { ForeignTool } from './adopt/ledgers/index.js';
import { mikroOrmTable } from './adopt/mikro-orm-table.js';
import { findChanged } from './drift/find-changed.js';
import { askOn } from './execution/ask.js';
import { openLedger, readLedgerEntries } from './execution/ledger-access.js';
import type { LedgerTable, LocatedLedger } from '../database/ledger-table.js';
import type { LedgerEntry } from './execution/ledger.js';
import { firstSchema, readAs } from '../database/session-identity.js';
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
import { entityNames, migrationNames } from './wipe/owned-names.js';
import { planWipe } from './wipe/plan-wipe.js';
import type { WipeSelection, WipeSteps } from './wipe/wipe-plan.js';
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
  /** Done once there is a connection, and before the lock is asked for. */
  before?: ((client: DatabaseClient) => Promise<void>) | undefined;
}

/** Reads migrations and ledger, and gives access to the database under the lock. */
export class MigrationStore {
  constructor(
    readonly orm: MikroORM,
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
  async withLock<T>(request: LockRequest, work: (locked: LockedSession) => Promise<T>): Promise<T> {
    return this.withFiles(request, async (session, files) => {
      const ledger = await openLedger(session, this.ledger);
      const read = async () => toHistory(files, await readLedgerEntries(session.client, ledger));
      return withBaselines({ session, ledger, read }, (history) => work({ session, ledger, history }));
    });
  }

  /** {@link withLock}, with the migrations as the files tell them, and the ledger left as it is. */
  async withFiles<T>(
    { lockWait, ...request }: LockRequest,
    work: (session: WorkSession, files: readonly LoadedMigration[]) => Promise<T>,
  ): Promise<T> {
    ensureNotHeld(this.orm, 'Work on migrations');
    const files = await this.#load();
    const { lock: mode, lockWait: otherwise } = this.options;
    const wait = lockWait ?? otherwise;
    const lock = { ...request, ledger: this.ledger, mode, wait, identity: this.options };
    return withLock(this.#settings, lock, (session) => work(session, files));
  }

  /** The history as it is under the lock, with the ledger in place. */
  async openHistory(session: WorkSession, files: readonly LoadedMigration[]): Promise<LockedSession> {
    const ledger = await openLedger(session, this.ledger);
    const history = await toHistory(files, await readLedgerEntries(session.client, ledger));
    return { session, ledger, history };
  }

  /** The history of a database without a ledger. */
  async historyOf(files: readonly LoadedMigration[]): Promise<History> {
    return toHistory(files, []);
  }

  /** The history anew, with the ledger as it has become under the lock. */
  async reread({ session, ledger, history }: LockedSession): Promise<LockedSession> {
    const files = [...history.files, ...history.repeatables];
    return {
      session,
      ledger,
      history: await toHistory(files, await readLedgerEntries(session.client, ledger)),
    };
  }

  /** What a wipe would drop, read as the identity. Takes no lock and changes nothing. */
  async planWipeAs(client: DatabaseClient, selection: WipeSelection): Promise<WipeSteps> {
    const files = await this.#load();
    return readAs(client, this.options, () => this.planWipe(client, files, selection));
  }

  /** {@link planWipeAs} on a connection of its own. */
  async readWipe(selection: WipeSelection, wait?: DatabaseWait): Promise<WipeSteps> {
    return withClient(this.#settings, (client) => this.planWipeAs(client, selection), wait);
  }

  /** What a wipe would drop, on a connection that is the identity's. */
  async planWipe(
    client: DatabaseClient,
    files: readonly LoadedMigration[],
    { dropViews, dropTypes, schemas }: WipeSelection,
  ): Promise<WipeSteps> {
    const entries = await readLedgerEntries(client, this.ledger);
    const entities = entityNames(this.orm);
    const names = [...entities.names, ...(await migrationNames(files, entries, this.naming))];
    const { schema, searchPath } = this.options;
    return planWipe(client, {
      ledger: this.ledger,
      owned: { schemas: entities.schemas, names },
      // Without them the next run would find no place for its ledger, or for what it creates.
      kept: [schema, firstSchema({ searchPath })].filter((name) => name !== undefined),
      selection: { dropViews, dropTypes, schemas },
    });
  }

  /** Where the database is. Needs no connection. */
  get address(): DatabaseAddress {
    return addressOfSettings(this.#settings);
  }

  /** Of which environment the database is, as the runs have recorded it. */
  async environmentOn(client: DatabaseClient): Promise<string | null> {
    return environmentOf(client, this.options);
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
    const { driver } = this.orm;
    return loadMigrations(this.folders, {
      recursive: this.options.recursive,
      driver: driver instanceof PostgreSqlDriver ? driver : undefined,
    });
  }

  /** Where a tool keeps its ledger, as the configuration of the ORM says; undefined where it says nothing. */
  foreignTable(tool: ForeignTool): ObjectName | undefined {
    return tool === 'mikro-orm' ? mikroOrmTable(this.orm) : undefined;
  }

  get ledger(): LedgerTable {
    return ledgerOf(this.options);
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
