import type { HeldLock } from '../held-lock.js';
import { readBlockers, type SeenBlocker } from './blocking-sessions.js';
import { readServerProgress } from './server-progress.js';
import type { StatementProgress } from './statement-progress.js';
import { TableGrowth } from './written-table.js';

/** What is seen of a statement. */
export interface Sight {
  blockers: readonly SeenBlocker[];
  progress: Omit<StatementProgress, 'statement' | 'elapsedMs' | 'blockers'>;
}

/** Looks at what one statement does, from the connection of the lock. */
export class Looker {
  readonly #growth: TableGrowth;

  constructor(
    private readonly lock: HeldLock,
    private readonly backend: number,
  ) {
    this.#growth = new TableGrowth(lock, backend);
  }

  async look({ withProgress }: { withProgress: boolean }): Promise<Sight> {
    const blockers = await readBlockers(this.lock, this.backend);
    const isOfUse = withProgress && blockers.length === 0;
    return { blockers, progress: isOfUse ? await this.#progress() : {} };
  }

  async #progress(): Promise<Sight['progress']> {
    const reported = await readServerProgress(this.lock, this.backend);
    // Another session may be about to lock the table, and the size is not worth to wait for it.
    return reported ?? (await this.#growth.read().catch(() => ({})));
  }
}
