import type { HeldLock } from '../held-lock.js';
import type { SeenBlocker } from './blocking-sessions.js';
import { firstLine } from './first-line.js';
import { Looker } from './look.js';
import { rememberBlockers } from './remembered-blockers.js';
import { RepeatedLook } from './repeated-look.js';
import type { StatementProgress } from './statement-progress.js';

const FIRST_LOOK_MS = 500;

export interface WatchOptions {
  /** The `lock_timeout` of the statements, in milliseconds; 0 is none. */
  lockTimeout: number;
  /** Called once a second while a statement takes long. */
  onWorking?: (progress: StatementProgress) => void;
}

/** Looks at the statements of a run from the connection of the lock, and neither fails nor delays them. */
export class StatementWatch {
  #options: WatchOptions = { lockTimeout: 0 };

  /** @param backend the server process that the statements run on; nothing is watched where it is not known. */
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

  /** Runs a statement, and remembers who was in its way where it fails. */
  async during<T>(statement: string, work: () => Promise<T>): Promise<T> {
    const { lockTimeout, onWorking } = this.#options;
    const isOfUse = onWorking !== undefined || lockTimeout > 0;
    return this.backend !== undefined && isOfUse ? this.#watch(statement, this.backend, work) : work();
  }

  async #watch<T>(statement: string, backend: number, work: () => Promise<T>): Promise<T> {
    let blockers: readonly SeenBlocker[] = [];
    const looks = this.#looks(statement, backend, (seen) => (blockers = seen));
    try {
      return await looks.during(firstLookMs(this.#options), work);
    } catch (error) {
      rememberBlockers(error, blockers);
      throw error;
    }
  }

  #looks(statement: string, backend: number, see: (blockers: readonly SeenBlocker[]) => void): RepeatedLook {
    const { onWorking } = this.#options;
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
function firstLookMs({ lockTimeout }: WatchOptions): number {
  return lockTimeout > 0 ? Math.min(FIRST_LOOK_MS, (lockTimeout * 2) / 3) : FIRST_LOOK_MS;
}
