import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 1_000;
/** Longer than the server works on a look. */
const LONGEST_LOOK_MS = 1_500;

/** Looks again and again until it is stopped. A look that fails is left out; the timers keep no process alive. */
export class RepeatedLook {
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> | undefined;
  #stopped = false;

  constructor(private readonly look: () => Promise<void>) {}

  get stopped(): boolean {
    return this.#stopped;
  }

  #start(firstMs: number): void {
    const begin = () => void (this.#underWay = this.#lookAndGoOn());
    this.#timer = setTimeout(begin, firstMs).unref();
  }

  /** Looks until the work is done. */
  async during<T>(firstMs: number, work: () => Promise<T>): Promise<T> {
    this.#start(firstMs);
    try {
      return await work();
    } finally {
      await this.#stop();
    }
  }

  /** Waits for a look that is under way, which the server ends soon; for a server that is silent not for long. */
  async #stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    if (this.#underWay !== undefined) {
      const over = new AbortController();
      const limit = sleep(LONGEST_LOOK_MS, undefined, { signal: over.signal }).catch(() => undefined);
      await Promise.race([this.#underWay, limit]);
      over.abort();
    }
  }

  async #lookAndGoOn(): Promise<void> {
    await this.look().catch(() => undefined);
    this.#underWay = undefined;
    if (!this.#stopped) {
      this.#start(EVERY_MS);
    }
  }
}
