import { InterruptedMigrationChangedError } from '../../../errors/interrupted-migration-changed.error.js';
import { PooledSessionError } from '../../../errors/pooled-session.error.js';
import type { FailedMigration } from '../../../errors/migration-failed.error.js';
import type { SiskinError } from '../../../errors/siskin.error.js';
import type { CopyPlan } from '../../operations/execution-step.js';
import type { Backfill } from '../../operations/rows/backfill.js';
import { howToBeginAnew } from '../backfill/positions-table.js';
import { MigrationExecution, toFailure } from '../migration-execution.js';
import { withRetries, type RetryContext, type RetryOptions } from '../retries/with-retries.js';
import type { RunContext } from '../run-context.js';
import { holdsCursor, isSessionStatement } from '../statements/session-statement.js';
import type { Statement } from '../statements/statement.js';
import { EarlierRun } from './earlier-run.js';
import { OutsideBackfill } from './outside-backfill.js';
import type { RecordedProgress } from './recorded-progress.js';
import { StatementChain } from './statement-chain.js';
import { StatementRunner, type NextStatement } from './statement-runner.js';

/** What the ledger calls a migration that is under way, one way or the other. */
export type Underway = 'running' | 'reverting';

/** What it works with, and whom it tells. */
export type OutsideContext = Pick<RunContext, 'ledger'> & RetryContext;

/**
 * Runs a migration outside a transaction: each statement commits by itself and is counted in the ledger. Those that an
 * earlier run has done are compared and left out.
 */
export class OutsideExecution extends MigrationExecution {
  readonly inTransaction = false;
  statements = 0;
  readonly #chain = new StatementChain();
  readonly #earlier: EarlierRun;

  constructor(
    private readonly context: OutsideContext,
    migration: FailedMigration,
    private readonly progress: RecordedProgress,
    private readonly state: Underway,
    /** In milliseconds, of all runs together. */
    private readonly elapsed: () => number,
  ) {
    super(context.session, migration);
    this.#earlier = new EarlierRun(progress.now, state);
  }

  /** @throws InterruptedMigrationChangedError where there are fewer statements than were begun. */
  async ensureCaughtUp(): Promise<void> {
    if (this.#chain.length < this.#earlier.begun) {
      throw await this.#changed(this.#earlier.begun);
    }
  }

  override failure(error: unknown, statement?: string, rowsDone?: number): SiskinError {
    const { state, statementsDone } = this.progress.now;
    const done = { statementsDone: state === this.state ? statementsDone : 0, rowsDone };
    return toFailure({ ...this.migration, ...done }, error, statement, this.session.traits.version);
  }

  /** @throws PooledSessionError before any of them runs. */
  protected override async runAll(statements: readonly Statement[]): Promise<void> {
    statements.forEach(({ text }) => this.#ensureNeedsNoSession(text, isSessionStatement));
    await super.runAll(statements);
  }

  protected override async runStatement(statement: Statement): Promise<void> {
    this.#chain.add(statement.text);
    if (!this.#earlier.agreesWith(this.#chain)) {
      throw await this.#changed(this.#chain.length);
    }
    await (this.#chain.length <= this.#earlier.done ? this.#skip(statement.text) : this.#runNext(statement));
    this.log.statementDone(statement.text);
  }

  /** In a transaction that can only read, since a run that goes on later reads again. */
  protected override async read<R extends object>(statement: string, parameters?: readonly unknown[]) {
    this.ensureRunning();
    this.#ensureNeedsNoSession(statement, holdsCursor);
    try {
      const read = () => super.read<R>(statement, parameters);
      return await withRetries(this.#retrying(statement), () => this.session.reading(read));
    } catch (error) {
      // A cursor that outlives its transaction runs its query at the commit.
      throw this.failure(error, statement);
    }
  }

  #ensureNeedsNoSession(statement: string, needsSession: (statement: string) => boolean): void {
    if (this.session.pooled && needsSession(statement)) {
      throw new PooledSessionError(this.migration.revision, statement, this.migration.file);
    }
  }

  async #skip(text: string): Promise<void> {
    if (isSessionStatement(text)) {
      await this.send(text);
    }
  }

  async #runNext({ text, operation, copy }: Statement): Promise<void> {
    this.ensureRunning();
    if (operation?.kind === 'backfill') {
      await this.#backfill(operation, text);
    } else {
      await (copy === undefined ? this.#perform(text) : this.#copy(copy, text));
    }
    this.statements++;
  }

  async #perform(text: string): Promise<void> {
    const { session, migration, progress } = this;
    const runner = new StatementRunner(session, migration, progress, this.#retrying(text));
    try {
      await runner.run(this.#next(text), this.#earlier.leftInDoubt(this.#chain.length));
    } catch (error) {
      throw this.failure(error, text);
    }
  }

  /** With its count in one transaction: all of its rows are there, or none. */
  async #copy(plan: CopyPlan, text: string): Promise<void> {
    const { lockRetries } = this.context;
    const retrying = { ...this.#retrying(text), retries: plan.repeatable ? lockRetries : 0 };
    await withRetries(retrying, () =>
      this.progress.recordWith(this.#next(text).done(), async () => void (await this.copy(plan))),
    );
  }

  async #backfill(operation: Backfill, text: string): Promise<void> {
    const { revision, name, direction } = this.migration;
    const retrying: RetryOptions = {
      ...this.#retrying(text),
      failure: (error) => this.failure(error, text, backfill.rows),
    };
    const backfill = new OutsideBackfill(this.context, this.progress, retrying, (progress) =>
      this.context.onStep?.({ type: 'progress', revision, name, direction, ...progress }),
    );
    try {
      await backfill.run(operation, this.#next(text), this.#chain.length);
    } catch (error) {
      throw this.failure(error, text, backfill.rows);
    }
  }

  #retrying(text: string): RetryOptions {
    const { context, migration } = this;
    return { context, heading: migration, failure: (error) => this.failure(error, text) };
  }

  #next(text: string): NextStatement {
    const { state } = this;
    const { length, checksum } = this.#chain;
    const before = this.progress.now.state === state ? {} : { statementsDone: 0, checksum: null };
    return {
      text,
      begun: { ...before, state, inDoubt: checksum },
      done: () => ({ state, statementsDone: length, checksum, inDoubt: null, durationMs: this.elapsed() }),
    };
  }

  async #changed(statements: number): Promise<InterruptedMigrationChangedError> {
    const { session, ledger } = this.context;
    const beginAnew = await howToBeginAnew(session.client, ledger, this.migration.revision);
    return new InterruptedMigrationChangedError(this.migration, statements, beginAnew);
  }
}
