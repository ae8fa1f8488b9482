import type { HeldLock } from '../held-lock.js';
import type { Timeouts } from '../session-settings.js';
import type { SeenBlocker } from './blocking-sessions.js';
import { rememberCircumstances } from './circumstances.js';
import { readDeadlockSessions } from './deadlock-sessions.js';
import { firstLine } from './first-line.js';
import { Looker } from './look.js';
import { RepeatedLook } from './repeated-look.js';
import type { StatementProgress } from './statement-progress.js';

const FIRST_LOOK_MS = 500;

export interface WatchOptions {
  /** Those that the statements run with. */
  timeouts: Timeouts;
  /** Called once a second while a statement takes long. */
  onWorking?: (progress: StatementProgress) => void;
}

type See = (blockers: readonly SeenBlocker[]) => void;

/** Looks at the statements of a run from the connection of the lock, and neither fails nor delays them. */
export class StatementWatch {
  #options: WatchOptions | undefined;

  /** @param backend the server process that the statements run on; nothing is looked at where it is not known. */
  constructor(
    private readonly lock: HeldLock,
    private readonly backend?: number,
  ) {}

  /** Watches what runs in the meantime in this way. */
  async with<T>(options: WatchOptions, work: () => Promise<T>): Promise<T> {
    const before = this.#options;
    this.#options = options;
    try {
      return await work();
    } finally {
      this.#options = before;
    }
  }

  /** Runs a statement. Where it fails, the circumstances are kept with its error. */
  async during<T>(statement: string, work: () => Promise<T>): Promise<T> {
    const options = this.#options;
    if (options === undefined) {
      return work();
    }
    let blockers: readonly SeenBlocker[] = [];
    try {
      return await this.#watch(statement, options, work, (seen) => (blockers = seen));
    } catch (error) {
      blockers = blockers.length > 0 ? blockers : await this.#namedBy(error);
      rememberCircumstances(error, { timeouts: options.timeouts, blockers });
      throw error;
    }
  }

  /** A deadlock may be over before anybody has looked. */
  async #namedBy(error: unknown): Promise<readonly SeenBlocker[]> {
    return this.backend === undefined
      ? []
      : readDeadlockSessions(this.lock, this.backend, error).catch(() => []);
  }

  #watch<T>(statement: string, options: WatchOptions, work: () => Promise<T>, see: See): Promise<T> {
    const isOfUse = options.onWorking !== undefined || options.timeouts.lockTimeout > 0;
    return this.backend !== undefined && isOfUse
      ? this.#looks(statement, this.backend, options, see).during(firstLookMs(options.timeouts), work)
      : work();
  }

  #looks(statement: string, backend: number, { onWorking }: WatchOptions, see: See): RepeatedLook {
    const start = performance.now();
    const looker = new Looker(this.lock, backend);
    const looks = new RepeatedLook(async () => {
      const { blockers, progress } = await looker.look({ withProgress: onWorking !== undefined });
      if (blockers.length > 0) {
        see(blockers);
      }
      if (!looks.stopped) {
        const elapsedMs = Math.round(performance.now() - start);
        const sessions = blockers.map(({ session }) => session);
        onWorking?.({ statement: firstLine(statement), elapsedMs, blockers: sessions, ...progress });
      }
    });
    return looks;
  }
}

/** In any case before the lock timeout is over, which is to be explained. */
function firstLookMs({ lockTimeout }: Timeouts): number {
  return lockTimeout > 0 ? Math.min(FIRST_LOOK_MS, (lockTimeout * 2) / 3) : FIRST_LOOK_MS;
}
