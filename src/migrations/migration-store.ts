import type { MikroORM } from '@mikro-orm/core';
import type { ClientConfig } from 'pg';

import { withClient } from '../database/client.js';
import { connectionSettings } from '../database/connection-settings.js';
import { ensureDatabase } from '../database/databases.js';
import { InvalidGraphError } from '../errors/invalid-graph.error.js';
import type { LockHolder } from '../errors/lock-timeout.error.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { withAdvisoryLock } from './execution/advisory-lock.js';
import { ensureLedger, type LedgerTable, type LocatedLedger } from './execution/ledger-table.js';
import { readLedger, type LedgerEntry } from './execution/ledger.js';
import { assumeIdentity, ensureSettable, firstSchema, readAs } from './execution/session-identity.js';
import { withWorkLock } from './execution/work-lock.js';
import { WorkSession } from './execution/work-session.js';
import { withFaultLines } from './files/graph-fault-lines.js';
import type { LoadedMigration } from './files/loaded-migration.js';
import { loadMigrations } from './files/load-migrations.js';
import { migrationFolders } from './files/migration-folders.js';
import { History } from './history.js';
import { namingRuleOf } from './naming-rule.js';
import type { NamingRule } from './operations/names.js';
import { planDue } from './repeatable/plan-due.js';
import type { RepeatablePlan } from './repeatable/plan-repeatables.js';

/** The database that every server has, and that one connects to in order to create another. */
const MAINTENANCE_DATABASE = 'postgres';

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
  async read(): Promise<History> {
    return (await this.readWhole()).history;
  }

  /** {@link read}, and what of the repeatable migrations is to run again. */
  async readWhole(): Promise<{ history: History; due: RepeatablePlan }> {
    const migrations = await this.#load();
    return withClient(this.#settings, (client) =>
      readAs(client, this.options, async () => {
        const history = await toHistory(migrations, await readLedger(client, this.#ledger));
        return { history, due: await planDue(client, history, this.naming) };
      }),
    );
  }

  /** Runs `work` under the lock, on a connection of its own, with the ledger in place. */
  async withLock<T>(
    { lockWait, onWaiting, signal }: LockRequest,
    work: (session: LockedSession) => Promise<T>,
  ): Promise<T> {
    const migrations = await this.#load();
    const { options } = this;
    const settings = this.#settings;
    const request = { ledger: this.#ledger, wait: lockWait ?? options.lockWait, onWaiting, signal };
    return withAdvisoryLock(settings, request, (lock) =>
      withClient(settings, async (client) => {
        await lock.ensureOwnSession(client);
        return withWorkLock(client, request, async () => {
          const session = await WorkSession.open(client, lock, signal, options);
          session.ensureActive();
          ensureSettable(session, options);
          await assumeIdentity(client, options, 'session');
          const ledger = await session.transaction(() => ensureLedger(client, this.#ledger));
          const history = await toHistory(migrations, await readLedger(client, ledger));
          return work({ session, ledger, history });
        });
      }),
    );
  }

  /** @returns whether the database was created by this call. */
  async ensureDatabase(): Promise<boolean> {
    const { database = '', ...server } = this.#settings;
    return ensureDatabase({ ...server, database: MAINTENANCE_DATABASE }, database);
  }

  #load(): Promise<LoadedMigration[]> {
    return loadMigrations(this.folders, this.options);
  }

  /** With its schema where the search path says it, so that no ledger of another one is taken for it. */
  get #ledger(): LedgerTable {
    const { table, schema = firstSchema(this.options) } = this.options;
    return { table, schema };
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
