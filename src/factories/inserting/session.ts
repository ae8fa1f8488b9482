import { setImmediate as turn } from 'node:timers/promises';

/**
 * What is sent to the server, one after another: a connection takes nothing else during a COPY. After a failure nothing more
 * is sent, and all who wait hear of it.
 */
export class Session {
  #last: Promise<unknown> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;

  constructor(private readonly signal: AbortSignal | undefined) {}

  /** @throws what the work fails with, or what failed before; the reason of the signal. */
  run<R>(work: () => Promise<R>): Promise<R> {
    const result = this.#last.then(() => {
      this.ensureSound();
      return work();
    });
    this.#last = result.catch((error: unknown) => (this.#failure ??= { error }));
    return result;
  }

  /** @throws what has failed before; the reason of the signal. */
  ensureSound(): void {
    if (this.#failure !== undefined) {
      throw this.#failure.error;
    }
    this.signal?.throwIfAborted();
  }

  /** Lets others have a turn, such as the socket, timers and who would interrupt. */
  async pause(): Promise<void> {
    await turn();
    this.ensureSound();
  }

  /** Waits until nothing is under way. What has not begun by then never will. */
  async end(): Promise<void> {
    this.#failure ??= { error: new Error('The insert has ended.') };
    await this.#last;
  }
}
