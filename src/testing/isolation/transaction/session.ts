import { LateStatementError } from '../../../errors/late-statement.error.js';
import { AppTransaction } from './app-transaction.js';
import { currentContexts } from './async-context.js';
import { autocommit } from './autocommit.js';
import type { Answer } from './outer-connection.js';
import { now } from './patience.js';
import { controlNothing, controlTransaction } from './control-transaction.js';
import { answerOf, isAbort, type Job, type SharedState } from './shared-state.js';
import { parseTransactionCommand, type TransactionCommand } from './transaction-command.js';
import type { Participant, Turns, Wish } from './turns.js';

/** A wish with the statement that it is for. */
export interface SessionWish extends Wish<Session> {
  readonly text: string;
}

/** What PostgreSQL would keep of one connection: whether it is in a transaction, and in which state. */
export class Session implements Participant {
  readonly contexts = new Set<object>();
  #transaction: AppTransaction | undefined;
  #ended = false;
  #running = 0;
  #lastEnd = 0;
  #lastText = '';

  constructor(
    private readonly state: SharedState,
    private readonly turns: Turns<Session, SessionWish>,
  ) {}

  get idleSince(): number | undefined {
    return this.#running > 0 ? undefined : this.#lastEnd;
  }

  /** The statement that it ran last. */
  get lastText(): string {
    return this.#lastText;
  }

  /** Runs a statement when its turn has come. */
  run(job: Job): Promise<Answer> {
    const command = parseTransactionCommand(job.text);
    const own = command !== undefined && command.kind !== 'begin';
    const wish = { participant: this, contexts: currentContexts(), own, text: job.text };
    return new Promise((resolve, reject) => {
      const enter = () => this.#enter(job, command, wish.contexts[0]).then(resolve, reject);
      this.turns.wait(wish, () => void enter(), reject);
    });
  }

  /** Its transaction was rolled back with the test that it began in. */
  drop(): void {
    this.#ended = this.#transaction !== undefined;
    this.#transaction = undefined;
    this.contexts.clear();
  }

  /** What is to happen is settled at once: what comes next may change whose turn it is. */
  async #enter(
    job: Job,
    command: TransactionCommand | undefined,
    context: object | undefined,
  ): Promise<Answer> {
    this.#running++;
    try {
      return await this.#perform(job, command, context);
    } finally {
      this.#running--;
      this.#lastEnd = now();
      this.#lastText = job.text;
    }
  }

  #perform(job: Job, command: TransactionCommand | undefined, context: object | undefined): Promise<Answer> {
    if (this.#ended) {
      return this.#performLate(job, command);
    }
    if (command?.kind === 'begin' && this.#transaction === undefined) {
      return this.#begin(command.readOnly, context);
    }
    const holder = this.turns.holders.at(-1);
    if (holder === this && context !== undefined) {
      this.contexts.add(context);
    }
    if (command !== undefined) {
      return this.#control(job, command);
    }
    if (this.#transaction !== undefined && holder === this) {
      const transaction = this.#transaction;
      return this.#alone(() => transaction.run(job));
    }
    return holder === undefined ? autocommit(this.state, job) : this.#beside(job, holder);
  }

  async #performLate(job: Job, command: TransactionCommand | undefined): Promise<Answer> {
    if (command?.kind === 'rollback') {
      this.#ended = false;
      return answerOf('ROLLBACK');
    }
    throw new LateStatementError(job.text);
  }

  async #begin(readOnly: boolean, context: object | undefined): Promise<Answer> {
    const transaction = new AppTransaction(this.state, this.turns.holders.length);
    this.#transaction = transaction;
    this.turns.hold(this);
    if (context !== undefined) {
      this.contexts.add(context);
    }
    try {
      return await this.#alone(() => transaction.begin(readOnly));
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  /** A statement that another session's transaction waits for. */
  #beside(job: Job, holder: Session): Promise<Answer> {
    const around = holder.#transaction;
    const own = this.#transaction;
    return this.#alone(async () => {
      try {
        return await (around === undefined
          ? Promise.reject(new LateStatementError(job.text))
          : around.runBeside(job));
      } catch (error) {
        if (isAbort(error)) {
          own?.fail();
        }
        throw error;
      }
    });
  }

  async #control(job: Job, command: TransactionCommand): Promise<Answer> {
    const transaction = this.#transaction;
    if (transaction === undefined) {
      return controlNothing(command, job);
    }
    try {
      return await this.#alone(() => controlTransaction(transaction, command, job));
    } finally {
      if (command.kind === 'commit' || command.kind === 'rollback') {
        await this.#end(transaction, command.chain);
      }
    }
  }

  async #end(transaction: AppTransaction, chain: boolean): Promise<void> {
    if (this.#transaction !== transaction) {
      return;
    }
    if (chain) {
      const next = new AppTransaction(this.state, transaction.depth);
      this.#transaction = next;
      await this.#alone(() => next.begin(transaction.isReadOnly));
    } else {
      this.#leave();
    }
  }

  #leave(): void {
    this.#transaction = undefined;
    this.contexts.clear();
    this.turns.leave(this);
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    return this.state.outer.exclusively(work);
  }
}
