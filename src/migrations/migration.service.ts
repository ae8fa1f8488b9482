import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { MikroORM } from '@mikro-orm/core';
import { Inject, Injectable } from '@nestjs/common';

import type { Adoption, AdoptOptions } from './adopt/adoption.js';
import type { BaselineOptions, NewBaseline } from './baseline/write-present-schema.js';
import type { LockHolder } from '../errors/lock-timeout.error.js';
import type { HeadLine } from '../errors/several-heads.error.js';
import { openEditor, type EditorOptions } from '../scaffold/open-editor.js';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import type { GraphNode } from './drawing/index.js';
import { findMigration } from './files/find-migration.js';
import {
  rebaseMigration,
  type RebasedMigration,
  type RebaseOptions,
} from './files/rewriting/rebase-migration.js';
import { ensureKnown } from './files/writing/choose-folder.js';
import {
  createMigration,
  mergeMigrations,
  type CreateOptions,
  type MergeOptions,
  type MigrationsHome,
} from './files/writing/create-migration.js';
import { createRepeatable, type RepeatableOptions } from './files/writing/create-repeatable.js';
import type { NewMigration } from './files/writing/write-migration.js';
import type { History } from './history.js';
import { describeHistory, type MigrationStatus } from './migration-status.js';
import type {
  DatabaseOptions,
  EditedMigration,
  FreshOptions,
  FreshRun,
  HistoryOptions,
  MigrateOptions,
  MigrateRun,
  MigrationRun,
  MigrationScript,
  PretendedRun,
  PretendOptions,
  RefreshOptions,
  RefreshRun,
  ResetOptions,
  RollbackOptions,
  RunOptions,
  ScriptOptions,
  StampOptions,
  StatusOptions,
  WipeOptions,
  WipeRun,
} from './migration-runs.js';
import { MigrationStore } from './migration-store.js';
import type { StampPlan } from './plan-stamp.js';
import { planRepair } from './repair/plan-repair.js';
import { squashMigrations, type Squash, type SquashOptions } from './squash/squash-migrations.js';
import type { RepairPlan, RepairSelection } from './repair/repair-plan.js';
import { describeRevision, toGraphNode, type RevisionInfo } from './revision-info.js';
import { headLines } from './several-heads.js';
import { CURRENT, listHistory, resolveRevisions, speaksOfCurrent } from './revision-list.js';
import { adopt } from './verbs/adopt.js';
import { baseline } from './verbs/baseline.js';
import { fresh } from './verbs/fresh.js';
import { migrate } from './verbs/migrate.js';
import { MigrationWork } from './verbs/migration-work.js';
import { pretend } from './verbs/pretend.js';
import { refresh } from './verbs/refresh.js';
import { repair } from './verbs/repair.js';
import { reset } from './verbs/reset.js';
import { rollback } from './verbs/rollback.js';
import { script } from './verbs/script.js';
import { stamp } from './verbs/stamp.js';
import { wipe } from './verbs/wipe.js';
import { toPlan, type WipePlan, type WipeSelection } from './wipe/wipe-plan.js';

/**
 * Migrates the database, from the boot of an application, the command line and tests alike: one method a verb.
 *
 * It works on connections of its own, at most two at a time, with the settings of MikroORM. What changes the database does
 * so under the lock.
 */
@Injectable()
export class MigrationService {
  readonly #store: MigrationStore;
  readonly #work: MigrationWork;
  readonly #options: ResolvedSiskinOptions['migrations'];

  constructor(@Inject(SISKIN_ORM) orm: MikroORM, @Inject(SISKIN_OPTIONS) options: ResolvedSiskinOptions) {
    this.#options = options.migrations;
    this.#store = new MigrationStore(orm, options.migrations);
    this.#work = new MigrationWork(this.#store, options.migrations, options.prohibitDestructive);
  }

  /**
   * Applies what is pending up to the target, as one batch. Each revision has its own transaction: the one that fails
   * leaves nothing, those before it stay. One with `static transaction = false` keeps what is done of it, and the next call
   * goes on with the statement that failed or was interrupted.
   *
   * Where nothing versioned is left, repeatable migrations follow that have changed, all in one transaction. With
   * `transaction: 'all'` that is the transaction of the whole run, of which a failure leaves nothing.
   *
   * What is not given its locks within `lockTimeout` is rolled back and tried again: the migration, or outside a transaction
   * the statement.
   *
   * @throws TransactionAllRefusedError before anything runs, where one of them can't be in one transaction.
   * @throws RunInterruptedError where its `signal` is aborted.
   * @throws MigrationFailedError, LockTimeoutError, DatabaseConnectionError, and those of the revision graph.
   * @throws LockNotGrantedError, a MigrationFailedError, where other sessions kept the locks.
   * @throws AutocommitRequiredError where a statement can't be in the transaction of its migration.
   * @throws InterruptedMigrationChangedError, StatementInDoubtError where an interrupted migration can't be gone on with.
   * @throws InterruptedMigrationError where one is reverted by half.
   * @throws ChangedMigrationError where an applied migration has other statements by now, unless `migrations.changed` says
   *   otherwise. Nothing was done.
   */
  async migrate(options: MigrateOptions = {}): Promise<MigrateRun> {
    return migrate(this.#work, options);
  }

  /**
   * Reverts the last batch, or what the selection says; each revision in its own transaction, or statement by statement
   * where it was applied like that. The next call goes on where that was interrupted.
   *
   * Repeatable migrations stay, unless nothing else does: then they are undone first. With `transaction: 'all'` the whole
   * run is one transaction.
   *
   * @throws TransactionAllRefusedError before anything runs, where one of them can't be in one transaction.
   * @throws RunInterruptedError where its `signal` is aborted.
   * @throws ProductionGuardError in production, unless it is forced or somebody agrees; DeclinedError where nobody does;
   *   DestructiveProhibitedError where the option `prohibitDestructive` is set. Nothing was done.
   * @throws IrreversibleMigrationError where a migration can't be undone; those before it stay reverted.
   * @throws InterruptedMigrationError where one is applied by half, or reverted by half and not selected.
   */
  async rollback(options: RollbackOptions = {}): Promise<MigrationRun> {
    return rollback(this.#work, options);
  }

  /**
   * What {@link migrate} or {@link rollback} would send, with its values. Takes no lock and changes nothing, and needs no
   * ledger. Each migration's code is called without a database, up to its first read.
   *
   * @throws what the run would throw for its plan and for statements that it refuses.
   */
  async pretend(options: PretendOptions = {}): Promise<PretendedRun> {
    return pretend(this.#work, options);
  }

  /**
   * Writes a script for psql that does what {@link migrate} or {@link rollback} would do, transactions, ledger and lock
   * included. Needs no database: it begins at the base, or at the start of a range.
   *
   * @throws ScriptReadError where a migration asks the database something; ScriptStatementError where psql would not send a
   *   statement as it is; ScriptRangeError, and those of the revision graph.
   * @throws IrreversibleMigrationError, AutocommitRequiredError, TransactionAllRefusedError, as a run does.
   */
  async script(options: ScriptOptions = {}): Promise<MigrationScript> {
    return script(this.#work, options);
  }

  /**
   * Reverts everything, the last applied first: those without a file by the script of the ledger, and repeatable migrations
   * first of all. Laravel: `migrate:reset`.
   *
   * @throws what {@link rollback} throws.
   */
  async reset(options: ResetOptions = {}): Promise<MigrationRun> {
    return reset(this.#work, options);
  }

  /**
   * {@link reset}, or the last `step` revisions, and {@link migrate}, under one lock. That all of it can be applied again is made
   * sure of first. With `transaction: 'all'` either half is one transaction.
   *
   * @throws what {@link rollback} and {@link migrate} throw.
   */
  async refresh(options: RefreshOptions = {}): Promise<RefreshRun> {
    return refresh(this.#work, options);
  }

  /**
   * Drops what belongs to migrations and entities, the ledger too, whether or not there is one: all tables and sequences of the
   * schemas concerned, what depends on them, and the views, types, routines and schemas that migrations create. What belongs
   * to an extension stays. In several transactions, the ledger first: where it ends half way, the next one goes on. That a
   * database is production stays recorded in it.
   *
   * @throws WipeRefusedError where something is another role's, or WipePlanChangedError where there is more than was agreed
   *   to; nothing was done. WipeFailedError, of which what is dropped stays dropped.
   * @throws ProductionGuardError, DeclinedError, DestructiveProhibitedError as {@link rollback} does.
   */
  async wipe(options: WipeOptions = {}): Promise<WipeRun> {
    return wipe(this.#work, options);
  }

  /** What {@link wipe} would drop. Takes no lock and changes nothing. @throws WipeRefusedError */
  async planWipe({
    dropViews,
    dropTypes,
    schemas,
    ...options
  }: WipeSelection & DatabaseOptions = {}): Promise<WipePlan> {
    const selection = { dropViews, dropTypes, schemas };
    return toPlan(await this.#store.readWipe(selection, this.#work.databaseWait(options)));
  }

  /**
   * {@link wipe} and {@link migrate}, under one lock. That all of it can be applied is made sure of first.
   *
   * @throws what {@link wipe} and {@link migrate} throw.
   */
  async fresh(options: FreshOptions = {}): Promise<FreshRun> {
    return fresh(this.#work, options);
  }

  /**
   * Makes the ledger say that the targets and all that they stand on are applied, and nothing else of their lineage. Runs
   * no migration and looks at no table; all in one transaction. Alembic: `stamp`.
   *
   * @throws UnknownAppliedRevisionError where the ledger holds a revision without a file, unless it is purged.
   * @throws ProductionGuardError, DeclinedError, DestructiveProhibitedError where it is to purge, as {@link rollback} does.
   */
  async stamp(target: string | readonly string[], options: StampOptions = {}): Promise<StampPlan> {
    return stamp(this.#work, [target].flat(), options);
  }

  /** Every revision of the files and of the ledger. Takes no lock and changes nothing. */
  async status({ compare = true, ...options }: StatusOptions = {}): Promise<MigrationStatus> {
    const { history, ...findings } = await this.#store.readWhole(
      { compare },
      this.#work.databaseWait(options),
    );
    return describeHistory(history, findings);
  }

  /**
   * What is wrong in the ledger and {@link repair} can put right. Takes no lock and changes nothing.
   *
   * @throws UnknownRevisionError and others of the revision graph where a revision is not known.
   */
  async planRepair(selection: RepairSelection = {}): Promise<RepairPlan> {
    const { naming } = this.#store;
    return this.#store.withHistory((client, history) =>
      planRepair({ client, ledger: this.#options, history, naming }, selection),
    );
  }

  /**
   * Puts the ledger right, in one transaction and under the lock: accepts what the files of changed revisions say now,
   * forgets what is applied by half, takes what is reverted by half as applied, and marks revisions without a file as
   * deleted. Runs no migration.
   *
   * @param what a plan that somebody has agreed to, or a selection of revisions.
   * @returns what was done.
   * @throws RepairPlanChangedError where there is by now something else to do than the plan says. Nothing was done.
   */
  async repair(what: RepairPlan | RepairSelection = {}, run: RunOptions = {}): Promise<RepairPlan> {
    return repair(this.#work, what, run);
  }

  /** The heads of what is applied, and what is applied without a file. Takes no lock and changes nothing. */
  async current(options: DatabaseOptions = {}): Promise<RevisionInfo[]> {
    const history = await this.#store.read(this.#work.databaseWait(options));
    return describeAll(history, [...history.current, ...history.missing], true);
  }

  /** The revisions that none follows. Needs no database. */
  async heads(): Promise<RevisionInfo[]> {
    const history = await this.#store.readFiles();
    return describeAll(history, history.graph.heads, false);
  }

  /** The revisions that several follow, with their `children`. Needs no database. */
  async branches(): Promise<RevisionInfo[]> {
    const history = await this.#store.readFiles();
    const points = history.order.filter((revision) => history.graph.children(revision).length > 1);
    return describeAll(history, points, false);
  }

  /**
   * The revisions of a range, newest first, and where the database is asked those without a file above them. Needs the
   * database only for their state, and for `current` in the range.
   */
  async history({ range = ':', database = false, ...options }: HistoryOptions = {}): Promise<RevisionInfo[]> {
    const asked = database || speaksOfCurrent(range);
    const history = await (asked
      ? this.#store.read(this.#work.databaseWait(options))
      : this.#store.readFiles());
    return describeAll(history, listHistory(history, range), asked);
  }

  /** The revisions that a target names; `current` is what is applied. Takes no lock and changes nothing. */
  async show(target: string, options: DatabaseOptions = {}): Promise<RevisionInfo[]> {
    const history = await this.#store.read(this.#work.databaseWait(options));
    return describeAll(history, resolveRevisions(history, target), true);
  }

  /** The whole graph with the state of each revision, to be written out for another program to draw. */
  async graph(options: DatabaseOptions = {}): Promise<GraphNode[]> {
    const history = await this.#store.read(this.#work.databaseWait(options));
    return describeAll(history, [...history.order, ...history.missing], true).map(toGraphNode);
  }

  /** The lines of revisions that end in the heads: a history to be migrated without a word has one. Needs no database. */
  async check(): Promise<HeadLine[]> {
    return headLines(await this.#store.readFiles());
  }

  /**
   * Writes a migration that follows the head, or what the options say, and runs the hooks of `migrations.afterWrite` on
   * its file. Its table is guessed from the name where none is given. Needs no database.
   *
   * @throws InvalidNameError where no file name can be made of the name.
   * @throws AmbiguousParentError where there are several heads and none is named.
   * @throws NotAHeadError, RevisionNameTakenError, InvalidRevisionNameError, UnknownMigrationFolderError,
   *   MigrationFolderNeededError, FileExistsError, FileOrderError; PostWriteHookError, after which the file is there all the same.
   */
  async create(name: string, options: CreateOptions = {}): Promise<NewMigration> {
    const home = await this.#home(options.path);
    return createMigration(await this.#store.readFiles(), home, name, options);
  }

  /**
   * Writes a repeatable migration, named after nothing but what it is, and runs the hooks of `migrations.afterWrite`. Needs
   * no database.
   *
   * @throws InvalidNameError, FileExistsError, UnknownMigrationFolderError, MigrationFolderNeededError, PostWriteHookError.
   */
  async createRepeatable(name: string, options: RepeatableOptions = {}): Promise<NewMigration> {
    return createRepeatable(await this.#home(options.path), name, options);
  }

  /**
   * Writes a migration that joins revisions, by default all heads. Needs no database.
   *
   * @throws NothingToMergeError where they are fewer than two; RedundantParentError where one is there twice; and what
   *   {@link create} throws.
   */
  async merge(revisions: readonly string[] = [], options: MergeOptions = {}): Promise<NewMigration> {
    const home = await this.#home(options.path);
    return mergeMigrations(await this.#store.readFiles(), home, revisions, options);
  }

  /**
   * Lets a revision, and with it what stands on it, follow another head, by rewriting the parents in its file and
   * nothing else there. Reads the ledger and changes no database.
   *
   * @throws RebaseAppliedError where one of these revisions is applied to the database.
   * @throws RebaseMergeError, RebaseCycleError, NotAHeadError; ParentsNotFoundError, which says what to write by hand.
   */
  async rebase(revision: string, options: RebaseOptions & DatabaseOptions): Promise<RebasedMigration> {
    return rebaseMigration(await this.#store.read(this.#work.databaseWait(options)), revision, options);
  }

  /**
   * Opens the file of a revision in the editor of `VISUAL` or `EDITOR` and waits for it. Needs the database for `current` only.
   *
   * @throws EditorMissingError, EditorFailedError, InvalidTargetError, UnknownRevisionError
   */
  async edit(revision: string, options: EditorOptions & DatabaseOptions = {}): Promise<EditedMigration> {
    const history = await (revision === CURRENT
      ? this.#store.read(this.#work.databaseWait(options))
      : this.#store.readFiles());
    const { id, file } = findMigration(history, revision);
    await openEditor(file, options);
    return { revision: id, path: file };
  }

  /**
   * Who holds the lock of the migrations, or which session is still at the last statement of a run that has ended; undefined
   * where nobody is there. Takes no lock and changes nothing.
   */
  async lockHolder(): Promise<LockHolder | undefined> {
    return this.#store.lockHolder();
  }

  /**
   * Ends whoever holds the lock, for an operator who knows that the run is stuck: its sessions are terminated, and its lease is
   * taken away. A migration in a transaction is rolled back, one outside a transaction stops where it is.
   *
   * @returns whom it has ended; undefined where nobody was there.
   * @throws UnlockFailedError where the role may not end a session, or one does not end.
   */
  async unlock(): Promise<LockHolder | undefined> {
    return this.#store.unlock();
  }

  /**
   * Writes the present schema of a database that no tool made as the first migration, and records it as applied, under the lock. Runs
   * nothing but, on a scratch database which is dropped again, the proof that the file rebuilds an equal schema.
   *
   * @throws BaselineRefusedError where there are migrations, or rows in the ledger, or no schema.
   * @throws BaselineNotProvedError where another schema would be rebuilt; ScratchDatabaseError where the role may not create databases.
   *   Nothing was written.
   * @throws InvalidNameError and what else {@link create} throws of names, folders and hooks.
   */
  async baseline(name = 'baseline', options: BaselineOptions & RunOptions = {}): Promise<NewBaseline> {
    return baseline(this.#work, await this.#home(options.path), name, options);
  }

  /**
   * Takes over the history of a database that another tool has migrated: what its own table has as applied is found among
   * the files by name and stamped, in one transaction and under the lock. Runs no migration, and leaves the tool's table
   * as it is. What is not recorded there stays pending.
   *
   * Where there are no files at all, a baseline of the present schema is written and stamped in their place, but for
   * MikroORM, whose migrations run as they are.
   *
   * @throws LedgerNotEmptyError where there is a history already.
   * @throws ForeignLedgerMissingError, ForeignMigrationUnfinishedError, NothingToAdoptError for what the table says.
   * @throws UnmappedMigrationsError where files are missing.
   * @throws BaselineNotProvedError, ScratchDatabaseError where a baseline is to be written. Nothing was.
   */
  async adopt(options: AdoptOptions): Promise<Adoption> {
    return adopt(this.#work, options, (path) => this.#home(path));
  }

  /**
   * Folds the revisions up to a target, by default the only head, into a baseline that replaces them, proved on scratch databases to
   * lead to an equal schema and equal rows. Revisions that changed rows stay as they are, with baselines between them. The
   * database itself is neither read nor changed.
   *
   * @throws NothingToSquashError, SquashReplayError, SquashDifferenceError, SquashFileError, ScratchDatabaseError,
   *   ParentsNotFoundError, FileExistsError, InvalidNameError, and others of the revision graph. Nothing was written.
   * @throws PostWriteHookError, after which the files are there all the same.
   */
  async squash(target?: string, options: SquashOptions = {}): Promise<Squash> {
    const { folders, ledger, naming, settings } = this.#store;
    const history = await this.#store.readFiles();
    return squashMigrations(
      { history, folders, ledger, naming, settings, options: this.#options },
      target,
      options,
    );
  }

  /** The first migration makes its folder, which must not be one that is never read. */
  async #home(path?: string): Promise<MigrationsHome> {
    const { folders } = this.#store;
    const [folder = ''] = path === undefined ? folders : [ensureKnown(resolve(path), folders)];
    await mkdir(folder, { recursive: true });
    return { ...this.#options, folders };
  }
}

function describeAll(history: History, revisions: readonly string[], asked: boolean): RevisionInfo[] {
  return revisions.map((revision) => describeRevision(history, revision, asked));
}
