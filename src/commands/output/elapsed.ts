import type { CommandOutput } from './command-output.js';
import { formatDuration } from './duration.js';

const TICK_MS = 1_000;

/** Tells once a second how long something takes that can't say how far it is; what is done sooner is not worth a line. */
export class Elapsed implements Disposable {
  readonly #since = Date.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly what: string,
    private readonly output: Pick<CommandOutput, 'progress' | 'end'>,
  ) {
    this.#start();
  }

  /** Keeps silent meanwhile, so that a question has the terminal for itself. */
  async silently<T>(work: () => Promise<T>): Promise<T> {
    this[Symbol.dispose]();
    try {
      return await work();
    } finally {
      this.#start();
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.output.end();
  }

  #start(): void {
    this.#timer = setInterval(() => this.#tell(), TICK_MS);
  }

  #tell(): void {
    const seconds = Math.floor((Date.now() - this.#since) / 1_000);
    this.output.progress(`  … ${this.what}  ${formatDuration(seconds * 1_000)}`);
  }
}
