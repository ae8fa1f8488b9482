import type { WorkSession } from '../work-session.js';
import { holdUp } from './pace.js';
import { readLoad, type TableFacts } from './table-facts.js';

const POLL_MS = 1_000;

/** Lets replicas catch up, and a vacuum of the table get on, but never for ever. */
export class LoadWatch {
  readonly #vacuums = new Map<number, number>();

  constructor(
    private readonly session: WorkSession,
    private readonly facts: TableFacts,
  ) {}

  /** @throws LockLostError, RunInterruptedError */
  async untilLight(): Promise<void> {
    for (let replicas = 0; ;) {
      const load = await readLoad(this.session.client, this.facts);
      const cause = holdUp(load, { replicas, vacuums: this.#vacuums });
      if (cause === undefined) {
        return;
      }
      this.session.ensureActive();
      await this.session.pause(POLL_MS);
      if (cause === 'replicas') {
        replicas += POLL_MS;
      } else if (load.vacuumPid !== null) {
        this.#vacuums.set(load.vacuumPid, (this.#vacuums.get(load.vacuumPid) ?? 0) + POLL_MS);
      }
    }
  }
}
