import type { TestOutcome } from '../isolation/isolation.js';
import type { TestDriver, TestLifecycle } from '../lifecycle.js';

interface Driven {
  readonly lifecycle: TestLifecycle;
  /** How many blocks were open when it began. */
  readonly depth: number;
}

/** Leads lifecycles through the blocks and tests of a file. */
export class DrivenLifecycles implements TestDriver {
  #driven: Driven[] = [];
  #depth = 0;

  drive(lifecycle: TestLifecycle): void {
    this.#driven.push({ lifecycle, depth: this.#depth });
  }

  async enterBlock(): Promise<void> {
    this.#depth++;
    for (const { lifecycle } of this.#driven) {
      await lifecycle.enterBlock();
    }
  }

  async leaveBlock(): Promise<void> {
    const left = this.#depth--;
    for (const driven of this.#driven.toReversed()) {
      if (driven.depth === left) {
        this.#driven = this.#driven.filter((one) => one !== driven);
        await driven.lifecycle.close();
      } else {
        await driven.lifecycle.leaveBlock();
      }
    }
  }

  async endTest(outcome: TestOutcome): Promise<string[]> {
    const notes: string[] = [];
    for (const { lifecycle } of this.#driven.toReversed()) {
      notes.push(...(await lifecycle.endTest(outcome)));
    }
    return notes;
  }
}
