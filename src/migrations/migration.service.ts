import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { MikroORM } from '@mikro-orm/core';
import { Inject, Injectable } from '@nestjs/common';

import {
  writePresentSchema,
  type BaselineOptions,
  type NewBaseline,
} from './baseline/write-present-schema.js';
import type { DatabaseWait } from '../database/client.js';
import type { LockHolder } from '../errors/lock-timeout.error.js';
import type { HeadLine } from '../errors/several-heads.error.js';
import { ChangedMigrationError } from '../errors/changed-migration.error.js';
import { OutOfOrderError } from '../errors/out-of-order.error.js';
import { RepairPlanChangedError } from '../errors/repair-plan-changed.error.js';
import { openEditor, type EditorOptions } from '../scaffold/open-editor.js';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { describeChanges } from './drift/describe-changes.js';
import { findChanged } from './drift/find-changed.js';
import type { GraphNode } from './drawing/index.js';
import { withInterruption } from './execution/interruption/with-interruption.js';
import { runSteps } from './execution/migration-runner.js';
import { revertRepeatables, runRepeatables } from './execution/repeatable-run.js';
import type { RunTrail } from './execution/run-trail.js';
import type { RunContext, StepEvent } from './execution/run-context.js';
import { withTransactionMode, type TransactionMode } from './execution/together/all-or-nothing.js';
import { stampLedger } from './execution/stamp.js';
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
  ExecutionOptions,
  HistoryOptions,
  MigrateOptions,
  MigrateRun,
  MigrationRun,
  RollbackOptions,
  RunOptions,
  StampOptions,
  StatusOptions,
} from './migration-runs.js';
import { MigrationStore, type LockedSession } from './migration-store.js';
import { planDown } from './plan-down.js';
import type { UpStep } from './plan-step.js';
import { findOutOfOrder, planUp } from './plan-up.js';
import { planStamp, type StampPlan } from './plan-stamp.js';
import { planRepair } from './repair/plan-repair.js';
import { repairLedger } from './repair/repair-ledger.js';
import { isSamePlan, type RepairPlan, type RepairSelection } from './repair/repair-plan.js';
import { squashMigrations, type Squash, type SquashOptions } from './squash/squash-migrations.js';
import { describeRevision, toGraphNode, type RevisionInfo } from './revision-info.js';
import { headLines } from './several-heads.js';
import { CURRENT, listHistory, resolveRevisions, speaksOfCurrent } from './revision-list.js';

/**
 * Migrates the database, from the boot of an application, the command line and tests alike: one method a verb.
 *
 * It works on connections of its own, at most two at a time, with the settings of MikroORM. What changes the database does
 * so under the lock.
 */
@Injectable()
export class MigrationService {
  readonly #store: MigrationStore;
  readonly #options: ResolvedSiskinOptions['migrations'];

  constructor(@Inject(SISKIN_ORM) orm: MikroORM, @Inject(SISKIN_OPTIONS) options: ResolvedSiskinOptions) {
    this.#options = options.migrations;
    this.#store = new MigrationStore(orm, options.migrations);
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
  async migrate({ target, createDatabase = false, ...run }: MigrateOptions = {}): Promise<MigrateRun> {
    return withInterruption('nest-cmd db:migrate', run.signal, async (trail) => {
      const databaseCreated = createDatabase && (await this.#store.ensureDatabase(this.#databaseWait(run)));
      let outOfOrder: string[] = [];
      let changed: string[] = [];
      const steps = await this.#store.withLock(this.#waiting(run), async ({ history, ...locked }) => {
        const context = this.#contextOf(locked, run, trail);
        const planned = planUp(history, target === undefined ? undefined : [target].flat());
        outOfOrder = this.#checkOrder(history, planned, run);
        changed = await this.#checkChanged({ history, ...locked }, run);
        const isWhole = history.pending.length <= planned.length;
        return withTransactionMode(this.#modeOf(run), planned, context, async (within) => {
          const applied = await runSteps(planned, within);
          return isWhole ? [...applied, ...(await runRepeatables(history, within))] : applied;
        });
      });
      return { steps, databaseCreated, outOfOrder, changed };
    });
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
   * @throws IrreversibleMigrationError where a migration can't be undone; those before it stay reverted.
   * @throws InterruptedMigrationError where one is applied by half, or reverted by half and not selected.
   */
  async rollback(options: RollbackOptions = {}): Promise<MigrationRun> {
    return withInterruption('nest-cmd db:rollback', options.signal, async (trail) => {
      const steps = await this.#store.withLock(this.#waiting(options), async ({ history, ...locked }) => {
        const context = this.#contextOf(locked, options, trail);
        const planned = planDown(history, options);
        const isAll = planned.length === history.entries.size;
        return withTransactionMode(this.#modeOf(options), planned, context, async (within) => {
          const undone = isAll ? await revertRepeatables(history, within) : [];
          return [...undone, ...(await runSteps(planned, within))];
        });
      });
      return { steps };
    });
  }

  /**
   * Makes the ledger say that the targets and all that they stand on are applied, and nothing else of their lineage. Runs
   * no migration and looks at no table; all in one transaction. Alembic: `stamp`.
   *
   * @throws UnknownAppliedRevisionError where the ledger holds a revision without a file, unless it is purged.
   */
  async stamp(
    target: string | readonly string[],
    { purge = false, ...run }: StampOptions = {},
  ): Promise<StampPlan> {
    return withInterruption('nest-cmd db:stamp', run.signal, () =>
      this.#store.withLock(this.#waiting(run), async ({ session, ledger, history }) => {
        const plan = planStamp(history, [target].flat(), purge);
        await stampLedger(session, ledger, plan);
        return plan;
      }),
    );
  }

  /** Every revision of the files and of the ledger. Takes no lock and changes nothing. */
  async status({ compare = true, ...options }: StatusOptions = {}): Promise<MigrationStatus> {
    const { history, ...findings } = await this.#store.readWhole({ compare }, this.#databaseWait(options));
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
    const agreed = 'steps' in what ? what : undefined;
    const selection = { revisions: what.revisions ?? undefined };
    return this.#store.withLock(this.#waiting(run), async ({ session, ledger, history }) => {
      const tools = { client: session.client, ledger, history, naming: this.#store.naming };
      const plan = await planRepair(tools, selection);
      if (agreed !== undefined && !isSamePlan(agreed, plan)) {
        throw new RepairPlanChangedError(plan.steps.map(({ revision }) => revision));
      }
      await session.transaction(() => repairLedger(tools, plan.steps));
      return plan;
    });
  }

  /** The heads of what is applied, and what is applied without a file. Takes no lock and changes nothing. */
  async current(options: DatabaseOptions = {}): Promise<RevisionInfo[]> {
    const history = await this.#store.read(this.#databaseWait(options));
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
    const history = await (asked ? this.#store.read(this.#databaseWait(options)) : this.#store.readFiles());
    return describeAll(history, listHistory(history, range), asked);
  }

  /** The revisions that a target names; `current` is what is applied. Takes no lock and changes nothing. */
  async show(target: string, options: DatabaseOptions = {}): Promise<RevisionInfo[]> {
    const history = await this.#store.read(this.#databaseWait(options));
    return describeAll(history, resolveRevisions(history, target), true);
  }

  /** The whole graph with the state of each revision, to be written out for another program to draw. */
  async graph(options: DatabaseOptions = {}): Promise<GraphNode[]> {
    const history = await this.#store.read(this.#databaseWait(options));
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
    return rebaseMigration(await this.#store.read(this.#databaseWait(options)), revision, options);
  }

  /**
   * Opens the file of a revision in the editor of `VISUAL` or `EDITOR` and waits for it. Needs the database for `current` only.
   *
   * @throws EditorMissingError, EditorFailedError, InvalidTargetError, UnknownRevisionError
   */
  async edit(revision: string, options: EditorOptions & DatabaseOptions = {}): Promise<EditedMigration> {
    const history = await (revision === CURRENT
      ? this.#store.read(this.#databaseWait(options))
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
    const { settings } = this.#store;
    return withInterruption('nest-cmd db:baseline', options.signal, async () => {
      const home = await this.#home(options.path);
      return this.#store.withLock(this.#waiting(options), (locked) =>
        writePresentSchema({ ...locked, home, settings }, name, options),
      );
    });
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

  #checkOrder(history: History, steps: UpStep[], { onProgress }: RunOptions): string[] {
    const revisions = findOutOfOrder(history, steps);
    const { outOfOrder } = this.#options;
    if (revisions.length > 0 && outOfOrder === 'refuse') {
      throw new OutOfOrderError(revisions);
    }
    if (revisions.length > 0 && outOfOrder === 'warn') {
      onProgress?.({ type: 'out-of-order', revisions });
    }
    return revisions;
  }

  async #checkChanged(
    { session, ledger, history }: LockedSession,
    { onProgress }: RunOptions,
  ): Promise<string[]> {
    const mode = this.#options.changed;
    const changed = mode === 'allow' ? [] : await findChanged(history, this.#store.naming);
    const revisions = changed.map(({ loaded }) => loaded.id);
    if (changed.length > 0 && mode === 'refuse') {
      throw new ChangedMigrationError(await describeChanges(session.client, ledger, changed));
    }
    if (changed.length > 0) {
      onProgress?.({ type: 'changed', revisions });
    }
    return revisions;
  }

  #modeOf({ transaction = this.#options.transaction }: ExecutionOptions): TransactionMode {
    return transaction;
  }

  #contextOf(locked: Omit<LockedSession, 'history'>, run: ExecutionOptions, trail: RunTrail): RunContext {
    const { lockTimeout, statementTimeout, lockRetries } = this.#options;
    const onStep = (event: StepEvent) => {
      trail.follow(event);
      run.onProgress?.(event);
    };
    return {
      ...locked,
      lockTimeout,
      statementTimeout,
      ordered: run,
      lockRetries: run.lockRetries ?? lockRetries,
      terminateBlockers: run.terminateBlockers ?? false,
      naming: this.#store.naming,
      onStep,
      isFollowed: run.onProgress !== undefined,
    };
  }

  #waiting({ lockWait, signal, ...options }: RunOptions) {
    const onWaiting = (holder?: LockHolder) => options.onProgress?.({ type: 'waiting', holder });
    return { lockWait, signal, onWaiting, database: this.#databaseWait(options) };
  }

  #databaseWait({
    waitForDatabase = this.#options.waitForDatabase,
    onProgress,
  }: DatabaseOptions): DatabaseWait {
    return {
      ms: waitForDatabase,
      onWaiting: ({ host, port }) => onProgress?.({ type: 'waiting-for-database', host, port }),
    };
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
