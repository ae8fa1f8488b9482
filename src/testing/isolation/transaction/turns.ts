import { after, now } from './patience.js';

/** Who may have a transaction. */
export interface Participant {
  /** The asynchronous contexts that its transaction runs in. */
  readonly contexts: ReadonlySet<object>;
  /** When its transaction last did something, by `now()`; undefined while it does. */
  readonly idleSince: number | undefined;
}

export interface Wish<P> {
  readonly participant: P;
  /** The asynchronous contexts that it comes from. */
  readonly contexts: readonly object[];
  /** Whether it may not be heard inside of another's transaction, not even where that waits for it. */
  readonly own: boolean;
}

interface Waiting<W> {
  readonly wish: W;
  readonly enter: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Who is next on a connection that several share. One that is in a transaction has it to itself, but for what the
 * transaction itself waits for: that comes from its own asynchronous context. All others wait in the order of their coming.
 */
export class Turns<P extends Participant, W extends Wish<P> = Wish<P>> {
  readonly #holders: P[] = [];
  #waiting: Waiting<W>[] = [];

  constructor(
    /** For how long a transaction may do nothing while others wait. */
    private readonly patienceMs: number,
    /** What to tell the one that waited too long. */
    private readonly held: (holder: P, wish: W) => Error,
  ) {}

  /** Those in a transaction: each inside of that of the one before. */
  get holders(): readonly P[] {
    return this.#holders;
  }

  /** Calls `enter` when it is the wish's turn: at once where it can. */
  wait(wish: W, enter: () => void, fail: (error: unknown) => void): void {
    if (this.#passes(wish)) {
      enter();
      return;
    }
    const stop = this.#watch(wish, (error) => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting);
      fail(error);
    });
    const waiting: Waiting<W> = {
      wish,
      enter: () => (stop(), enter()),
      fail: (error) => (stop(), fail(error)),
    };
    this.#waiting.push(waiting);
  }

  /** Gives the connection to the participant until {@link leave}. To be called from `enter`. */
  hold(participant: P): void {
    this.#holders.push(participant);
  }

  leave(participant: P): void {
    const index = this.#holders.lastIndexOf(participant);
    if (index !== -1) {
      this.#holders.splice(index);
    }
    this.#call();
  }

  /** Ends all transactions, and fails whatever waits. */
  clear(error: (wish: W) => unknown): void {
    this.#holders.length = 0;
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach((one) => one.fail(error(one.wish)));
  }

  #call(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      next.enter();
    }
  }

  #next(): Waiting<W> | undefined {
    const index = this.#waiting.findIndex((one) => this.#passes(one.wish));
    return index === -1 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  #passes({ participant, contexts, own }: Wish<P>): boolean {
    const holder = this.#holders.at(-1);
    if (holder === undefined || holder === participant) {
      return true;
    }
    return !own && contexts.some((context) => holder.contexts.has(context));
  }

  #watch(wish: W, fail: (error: unknown) => void): () => void {
    let stop: (() => void) | undefined;
    const start = now();
    const look = () => {
      const holder = this.#holders.at(-1);
      const idle = holder?.idleSince === undefined ? 0 : now() - Math.max(start, holder.idleSince);
      if (holder !== undefined && idle >= this.patienceMs) {
        fail(this.held(holder, wish));
      } else {
        stop = after(Math.max(1, this.patienceMs - idle), look);
      }
    };
    look();
    return () => stop?.();
  }
}
