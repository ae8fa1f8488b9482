import type { ClientConfig } from 'pg';

import { LateStatementError } from '../../../errors/late-statement.error.js';
import { TransactionHeldError } from '../../../errors/transaction-held.error.js';
import type { StatementListener } from '../../connection/executed-statement.js';
import { DeferrableConstraints } from './deferrable-constraints.js';
import { OuterConnection } from './outer-connection.js';
import { after } from './patience.js';
import { Session, type SessionWish } from './session.js';
import { GUARD, type SharedState } from './shared-state.js';
import { Turns } from './turns.js';
import { VirtualClient } from './virtual-client.js';

/** For how long a statement that still runs when its test ends may hold up the next, in milliseconds. */
const LONGEST_END_MS = 5_000;

/** The transaction that is never committed, and the connections of the application in it. */
export class OuterTransaction {
  readonly #state: SharedState;
  readonly #turns: Turns<Session, SessionWish>;
  readonly #clients: VirtualClient[] = [];
  /** The last one given back is the first one given again, as in a pool of node-postgres. */
  readonly #idle: VirtualClient[] = [];
  #level = 0;

  private constructor(
    private readonly outer: OuterConnection,
    patienceMs: number,
  ) {
    this.#state = { outer, constraints: new DeferrableConstraints() };
    this.#turns = new Turns(
      patienceMs,
      (holder, wish) => new TransactionHeldError(wish.text, holder.lastText, patienceMs),
    );
  }

  /** @throws DatabaseConnectionError */
  static async begin(settings: ClientConfig, patienceMs: number): Promise<OuterTransaction> {
    const outer = await OuterConnection.open(settings);
    await outer.begin();
    await outer.send(`savepoint ${GUARD}`);
    return new OuterTransaction(outer, patienceMs);
  }

  connect(listener: StatementListener | undefined): VirtualClient {
    const client = this.#idle.pop() ?? this.#newClient();
    client.listener = listener;
    return client;
  }

  async savepoint(): Promise<void> {
    const level = `siskin_level_${this.#level + 1}`;
    await this.#undisturbed(() =>
      this.outer.send(`release savepoint ${GUARD}; savepoint ${level}; savepoint ${GUARD}`),
    );
    this.#level++;
  }

  async rollbackTo(): Promise<void> {
    if (this.#level === 0) {
      throw new RangeError('There is no savepoint to roll back to.');
    }
    const level = `siskin_level_${this.#level--}`;
    await this.#undisturbed(() =>
      this.outer.send(`rollback to savepoint ${level}; release savepoint ${level}; savepoint ${GUARD}`),
    );
    this.#state.constraints.noteRollback();
  }

  async end(): Promise<void> {
    await this.#undisturbed(() => this.outer.rollback()).catch(() => undefined);
    await this.outer.close();
  }

  #newClient(): VirtualClient {
    const session = new Session(this.#state, this.#turns);
    const free = (client: VirtualClient) => void this.#idle.push(client);
    const client = new VirtualClient(session, this.#clients.length, this.outer.processID, free);
    this.#clients.push(client);
    return client;
  }

  /** Ends what the application has left open, and waits for the statement that runs. */
  async #undisturbed(work: () => Promise<unknown>): Promise<void> {
    this.#turns.clear((wish) => new LateStatementError(wish.text));
    this.#clients.forEach(({ session }) => session.drop());
    const stop = after(LONGEST_END_MS, () =>
      this.outer.break(`a statement still ran ${LONGEST_END_MS} ms after its test had ended`),
    );
    try {
      await this.outer.exclusively(work);
    } finally {
      stop();
    }
  }
}
