import type { DatabaseClient } from '../../../database/client.js';
import { withTransaction } from '../../../database/transaction.js';
import { InterruptedMigrationChangedError } from '../../../errors/interrupted-migration-changed.error.js';
import type { FailedMigration } from '../../../errors/migration-failed.error.js';
import type { SiskinError } from '../../../errors/siskin.error.js';
import type { HeldLock } from '../advisory-lock.js';
import { MigrationExecution, toFailure } from '../migration-execution.js';
import { isSessionStatement } from '../statements/session-statement.js';
import type { Statement } from '../statements/statement.js';
import type { RecordedProgress } from './recorded-progress.js';
import { StatementChain } from './statement-chain.js';
import { StatementRunner, type NextStatement } from './statement-runner.js';

/** What the ledger calls a migration that is under way, one way or the other. */
export type Underway = 'running' | 'reverting';

/**
 * Runs a migration outside a transaction: each statement commits by itself and is counted in the ledger. Those that an
 * earlier run has done are compared and left out.
 */
export class OutsideExecution extends MigrationExecution {
  readonly inTransaction = false;
  statements = 0;
  readonly #chain = new StatementChain();
  readonly #runner: StatementRunner;
  /** How far an earlier run came. */
  readonly #before: { done: number; checksum: string | null; inDoubt: string | null };

  constructor(
    client: DatabaseClient,
    lock: HeldLock,
    migration: FailedMigration,
    private readonly progress: RecordedProgress,
    private readonly state: Underway,
    /** In milliseconds, of all runs together. */
    private readonly elapsed: () => number,
  ) {
    super(client, lock, migration);
    this.#runner = new StatementRunner(client, lock, migration, progress);
    const { statementsDone: done, checksum, inDoubt } = progress.now;
    const isResumed = progress.now.state === state;
    this.#before = isResumed ? { done, checksum, inDoubt } : { done: 0, checksum: null, inDoubt: null };
  }

  /** @throws InterruptedMigrationChangedError where there are fewer statements than were begun. */
  ensureCaughtUp(): void {
    const { done, inDoubt } = this.#before;
    const begun = done + (inDoubt === null ? 0 : 1);
    if (this.#chain.length < begun) {
      throw new InterruptedMigrationChangedError(this.migration, begun);
    }
  }

  override failure(error: unknown, statement?: string): SiskinError {
    const { state, statementsDone } = this.progress.now;
    const done = state === this.state ? statementsDone : 0;
    return toFailure({ ...this.migration, statementsDone: done }, error, statement);
  }

  protected override async runStatement({ text }: Statement): Promise<void> {
    this.#chain.add(text);
    await (this.#chain.length <= this.#before.done ? this.#skip(text) : this.#runNext(text));
    this.log.statementDone(text);
  }

  /** In a transaction that can only read, since a run that goes on later reads again. */
  protected override async read<R extends object>(statement: string, parameters?: readonly unknown[]) {
    this.ensureRunning();
    try {
      const read = () => super.read<R>(statement, parameters);
      return await withTransaction(this.client, read, { readOnly: true });
    } catch (error) {
      // A cursor that outlives its transaction runs its query at the commit.
      throw this.failure(error, statement);
    }
  }

  async #skip(text: string): Promise<void> {
    if (this.#chain.length === this.#before.done) {
      this.#ensureUnchanged(this.#before.checksum);
    }
    if (isSessionStatement(text)) {
      await this.send(text);
    }
  }

  async #runNext(text: string): Promise<void> {
    const inDoubt = this.#chain.length === this.#before.done + 1 ? this.#before.inDoubt : null;
    this.#ensureUnchanged(inDoubt);
    this.ensureRunning();
    try {
      await this.#runner.run(this.#next(text), inDoubt !== null);
    } catch (error) {
      throw this.failure(error, text);
    }
    this.statements++;
  }

  #next(text: string): NextStatement {
    const { state } = this;
    const { length, checksum } = this.#chain;
    const before = this.progress.now.state === state ? {} : { statementsDone: 0, checksum: null };
    return {
      text,
      begun: { ...before, state, inDoubt: checksum },
      done: { state, statementsDone: length, checksum, inDoubt: null, durationMs: this.elapsed() },
    };
  }

  #ensureUnchanged(recorded: string | null): void {
    if (recorded !== null && recorded !== this.#chain.checksum) {
      throw new InterruptedMigrationChangedError(this.migration, this.#chain.length);
    }
  }
}
