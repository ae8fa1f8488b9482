import { runBeside } from './autocommit.js';
import { KeptSettings } from './kept-settings.js';
import type { Answer } from './outer-connection.js';
import { READ_ONLY, SavepointStack } from './savepoint-stack.js';
import { abortedTransaction, missingSavepoint } from './session-failure.js';
import { answerOf, GUARD, isAbort, sendJob, type Job, type SharedState } from './shared-state.js';

/**
 * A transaction of the application: what comes after a savepoint. The outermost has the guard for it, which is in place
 * already; one inside of another has its own.
 */
export class AppTransaction {
  /** Rolled back to its beginning as it failed. PostgreSQL knows nothing of it any more. */
  #aborted = false;
  /** PostgreSQL itself refuses everything until a savepoint is rolled back to. */
  #failed = false;
  readonly #savepoints = new SavepointStack();
  readonly #settings = new KeptSettings();
  readonly #base: string;
  /** Ends it such that what it did stays. */
  readonly #keep: string;

  constructor(
    private readonly state: SharedState,
    /** How many are around it. */
    readonly depth: number,
  ) {
    this.#base = depth === 0 ? GUARD : `siskin_inner_${depth}`;
    this.#keep = `release savepoint ${this.#base}${depth === 0 ? `; savepoint ${GUARD}` : ''}`;
  }

  async begin(readOnly: boolean): Promise<Answer> {
    if (this.depth > 0) {
      await this.state.outer.send(`savepoint ${this.#base}`);
    }
    return this.setModes(readOnly, 'BEGIN');
  }

  /** What may be said of it after it has begun: isolation levels are taken note of, and no more. */
  async setModes(readOnly: boolean, command: string): Promise<Answer> {
    this.ensureSound();
    if (readOnly && !this.#savepoints.has(READ_ONLY)) {
      await this.state.outer.send(`savepoint ${READ_ONLY}; set local transaction_read_only = on`);
      this.#savepoints.push(READ_ONLY);
    }
    return answerOf(command);
  }

  /** Whether it can only read, or could when it ended. */
  get isReadOnly(): boolean {
    return this.#savepoints.isReadOnly;
  }

  async run(job: Job): Promise<Answer> {
    this.ensureSound();
    await this.#settings.remember(this.state.outer, job.text);
    return this.#try(() => sendJob(this.state, job));
  }

  /** Runs a statement of another session, which came from inside of this transaction. */
  async runBeside(job: Job): Promise<Answer> {
    return runBeside(this.state, job, this.#aborted ? `; ${this.#keep}${this.#reopen}` : '');
  }

  async savepoint(name: string, job: Job): Promise<Answer> {
    const answer = await this.run(job);
    this.#savepoints.push(name);
    return answer;
  }

  async release(name: string, job: Job): Promise<Answer> {
    this.ensureSound();
    await this.#ensureSavepoint(name);
    const answer = await this.run(job);
    this.#savepoints.release(name);
    return answer;
  }

  async rollbackTo(name: string, job: Job): Promise<Answer> {
    if (this.#aborted && this.#savepoints.isEmpty) {
      throw missingSavepoint(name);
    }
    await this.#ensureSavepoint(name);
    const answer = await sendJob(this.state, job);
    this.#failed = false;
    this.#savepoints.rollbackTo(name);
    this.state.constraints.noteRollback();
    return answer;
  }

  /** One that has failed is rolled back, and says so: as in PostgreSQL. */
  async commit(): Promise<Answer> {
    if (this.#aborted || this.#failed) {
      return this.rollback();
    }
    if (this.isReadOnly && !this.#savepoints.canBecomeWritable) {
      await this.rollback();
      return answerOf('COMMIT');
    }
    const { outer, constraints } = this.state;
    const writable = this.isReadOnly ? `rollback to savepoint ${READ_ONLY}; ` : '';
    try {
      const check = this.depth === 0 ? await constraints.sql(outer) : '';
      await outer.send(`${writable}${check}${this.#settings.sql}${this.#keep}`);
      await constraints.refresh(outer);
    } catch (error) {
      await this.rollback();
      throw error;
    }
    return answerOf('COMMIT');
  }

  async rollback(): Promise<Answer> {
    const undo = `rollback to savepoint ${this.#base}`;
    const end = this.depth === 0 ? undo : `${undo}; release savepoint ${this.#base}`;
    await this.state.outer.send(this.#aborted ? this.#keep : end);
    this.state.constraints.noteRollback();
    return answerOf('ROLLBACK');
  }

  /** Another session's transaction is inside of it, so that PostgreSQL can not be told yet. */
  fail(): void {
    this.#failed = true;
  }

  get #reopen(): string {
    return this.depth === 0 ? '' : `; savepoint ${this.#base}`;
  }

  /** @throws DatabaseError where it has failed. */
  ensureSound(): void {
    if (this.#aborted || this.#failed) {
      throw abortedTransaction();
    }
  }

  async #ensureSavepoint(name: string): Promise<void> {
    if (!this.#savepoints.has(name)) {
      await this.#abort();
      throw missingSavepoint(name);
    }
  }

  async #try<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isAbort(error)) {
        await this.#abort();
      }
      throw error;
    }
  }

  /** What comes from other sessions goes on, where there is no savepoint that this one may go back to. */
  async #abort(): Promise<void> {
    if (!this.#savepoints.isEmpty) {
      this.#failed = true;
    } else if (!this.#aborted) {
      this.#aborted = true;
      await this.state.outer.send(`rollback to savepoint ${this.#base}`);
      this.state.constraints.noteRollback();
    }
  }
}
