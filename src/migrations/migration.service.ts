import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { MikroORM } from '@mikro-orm/core';
import { Inject, Injectable } from '@nestjs/common';

import type { ClientConfig } from 'pg';

import { withClient } from '../database/client.js';
import { connectionSettings } from '../database/connection-settings.js';
import { ensureDatabase } from '../database/databases.js';
import type { LockHolder } from '../errors/lock-timeout.error.js';
import { openEditor, type EditorOptions } from '../scaffold/open-editor.js';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { withAdvisoryLock } from './execution/advisory-lock.js';
import { ensureLedger } from './execution/ledger-table.js';
import { readLedger, type LedgerEntry } from './execution/ledger.js';
import { runSteps, type StepEvent, type StepResult } from './execution/migration-runner.js';
import { findMigration } from './files/find-migration.js';
import { loadMigrations } from './files/load-migrations.js';
import { migrationFolders } from './files/migration-folders.js';
import {
  rebaseMigration,
  type RebasedMigration,
  type RebaseOptions,
} from './files/rewriting/rebase-migration.js';
import {
  createMigration,
  mergeMigrations,
  type CreateOptions,
  type MergeOptions,
  type MigrationsHome,
} from './files/writing/create-migration.js';
import { ensureKnown } from './files/writing/choose-folder.js';
import type { NewMigration } from './files/writing/write-migration.js';
import { History } from './history.js';
import { describeHistory, type MigrationStatus } from './migration-status.js';
import { planDown, planUp, type PlannedStep, type RollbackSelection } from './plan.js';

/** The database that every server has, and that one connects to in order to create another. */
const MAINTENANCE_DATABASE = 'postgres';

/** What happens during a run, for whoever shows it. */
export type MigrationEvent = StepEvent | { type: 'waiting'; holder: LockHolder | undefined };

export interface RunOptions {
  /** How long to wait for another run to end, in milliseconds. Default: the option `migrations.lockWait`. */
  lockWait?: number;
  onProgress?: (event: MigrationEvent) => void;
}

export interface MigrateOptions extends RunOptions {
  /** Where to go, in the terms of Alembic: `head`, `+2`, a revision, `label@head`. Default: `heads`. */
  target?: string | readonly string[];
  /** Creates the database where it does not exist. Default: false. */
  createDatabase?: boolean;
}

export type RollbackOptions = RunOptions & RollbackSelection;

export interface MigrationRun {
  /** What was applied or reverted, in order; empty where there was nothing to do. */
  steps: StepResult[];
}

export interface MigrateRun extends MigrationRun {
  /** Whether the database was created by this run. */
  databaseCreated: boolean;
}

export interface EditedMigration {
  revision: string;
  /** The absolute path of its file. */
  path: string;
}

/**
 * Migrates the database, from the boot of an application, the command line and tests alike.
 *
 * It works on connections of its own, at most two at a time, with the settings of MikroORM.
 */
@Injectable()
export class MigrationService {
  readonly #orm: MikroORM;
  readonly #options: ResolvedSiskinOptions['migrations'];

  constructor(@Inject(SISKIN_ORM) orm: MikroORM, @Inject(SISKIN_OPTIONS) options: ResolvedSiskinOptions) {
    this.#orm = orm;
    this.#options = options.migrations;
  }

  /**
   * Applies what is pending up to the target, as one batch, under the lock. Each revision has its own transaction: the
   * one that fails leaves nothing, those before it stay.
   *
   * @throws MigrationFailedError, LockTimeoutError, DatabaseConnectionError, and those of the revision graph.
   */
  async migrate({
    target = 'heads',
    createDatabase = false,
    ...run
  }: MigrateOptions = {}): Promise<MigrateRun> {
    const databaseCreated = createDatabase && (await this.#createDatabase());
    const steps = await this.#run((history) => planUp(history, [target].flat()), run);
    return { steps, databaseCreated };
  }

  /**
   * Reverts the last batch, or what the selection says, under the lock; each revision in its own transaction.
   *
   * @throws IrreversibleMigrationError where a migration can't be undone; those before it stay reverted.
   */
  async rollback(options: RollbackOptions = {}): Promise<MigrationRun> {
    return { steps: await this.#run((history) => planDown(history, options), options) };
  }

  /** Every revision of the files and of the ledger. Takes no lock and changes nothing. */
  async status(): Promise<MigrationStatus> {
    const migrations = await this.#load();
    return describeHistory(new History(migrations, await this.#readLedger()));
  }

  /**
   * Writes a migration that follows the head, or what the options say, and runs the hooks of `migrations.afterWrite` on
   * its file. Its table is guessed from the name where none is given. Needs no database.
   *
   * @throws InvalidNameError where no file name can be made of the name.
   * @throws AmbiguousParentError where there are several heads and none is named.
   * @throws NotAHeadError, RevisionNameTakenError, InvalidRevisionNameError, UnknownMigrationFolderError,
   *   MigrationFolderNeededError, FileExistsError; PostWriteHookError, after which the file is there all the same.
   */
  async create(name: string, options: CreateOptions = {}): Promise<NewMigration> {
    const home = await this.#home(options.path);
    return createMigration(await this.#history(), home, name, options);
  }

  /**
   * Writes a migration that joins revisions, by default all heads. Needs no database.
   *
   * @throws NothingToMergeError where they are fewer than two; RedundantParentError where one is there twice; and what
   *   {@link create} throws.
   */
  async merge(revisions: readonly string[] = [], options: MergeOptions = {}): Promise<NewMigration> {
    const home = await this.#home(options.path);
    return mergeMigrations(await this.#history(), home, revisions, options);
  }

  /**
   * Lets a revision, and with it what stands on it, follow another head, by rewriting the parents in its file and
   * nothing else there. Reads the ledger and changes no database.
   *
   * @throws RebaseAppliedError where one of these revisions is applied to the database.
   * @throws RebaseMergeError, RebaseCycleError, NotAHeadError; ParentsNotFoundError, which says what to write by hand.
   */
  async rebase(revision: string, options: RebaseOptions): Promise<RebasedMigration> {
    const migrations = await this.#load();
    return rebaseMigration(new History(migrations, await this.#readLedger()), revision, options);
  }

  /**
   * Opens the file of a revision in the editor of `VISUAL` or `EDITOR` and waits for it. Needs no database.
   *
   * @throws EditorMissingError, EditorFailedError, InvalidTargetError, UnknownRevisionError
   */
  async edit(revision: string, options: EditorOptions = {}): Promise<EditedMigration> {
    const { id, file } = findMigration(await this.#history(), revision);
    await openEditor(file, options);
    return { revision: id, path: file };
  }

  #createDatabase(): Promise<boolean> {
    const { database = '', ...server } = this.#settings();
    return ensureDatabase({ ...server, database: MAINTENANCE_DATABASE }, database);
  }

  async #run(
    plan: (history: History) => PlannedStep[],
    { lockWait, onProgress }: RunOptions,
  ): Promise<StepResult[]> {
    const migrations = await this.#load();
    const settings = this.#settings();
    const { lockTimeout, lockWait: defaultWait } = this.#options;
    const onWaiting = (holder: LockHolder | undefined) => onProgress?.({ type: 'waiting', holder });
    return withAdvisoryLock(
      settings,
      { ledger: this.#options, wait: lockWait ?? defaultWait, onWaiting },
      (lock) =>
        withClient(settings, async (client) => {
          const ledger = await ensureLedger(client, this.#options);
          const steps = plan(new History(migrations, await readLedger(client, ledger)));
          return runSteps(steps, { client, lock, ledger, lockTimeout, onStep: onProgress });
        }),
    );
  }

  #readLedger(): Promise<LedgerEntry[]> {
    return withClient(this.#settings(), (client) => readLedger(client, this.#options));
  }

  /** The history of the files, whatever is applied. */
  async #history(): Promise<History> {
    return new History(await this.#load(), []);
  }

  /** The first migration makes its folder, which must not be one that is never read. */
  async #home(path?: string): Promise<MigrationsHome> {
    const folders = this.#folders();
    const [folder = ''] = path === undefined ? folders : [ensureKnown(resolve(path), folders)];
    await mkdir(folder, { recursive: true });
    return { ...this.#options, folders };
  }

  #load() {
    return loadMigrations(this.#folders(), this.#options);
  }

  #folders(): string[] {
    return migrationFolders(this.#options.paths);
  }

  #settings(): ClientConfig {
    return connectionSettings(this.#orm);
  }
}
