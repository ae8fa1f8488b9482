import type { StepEvent, StepHeading, StepResult } from './run-context.js';

/** What has happened in a run so far, as its events tell. */
export class RunTrail {
  readonly #finished: StepResult[] = [];
  #underway: StepHeading | undefined;
  #failed = false;

  follow(event: StepEvent): void {
    if (event.type === 'started') {
      const { revision, name, direction } = event;
      this.#underway = { revision, name, direction };
    } else if (event.type === 'finished') {
      const { type: _, ...result } = event;
      this.#finished.push(result);
      this.#underway = undefined;
    } else if (event.type === 'failed') {
      this.#failed = true;
    }
  }

  get finished(): readonly StepResult[] {
    return this.#finished;
  }

  get finishedRevisions(): string[] {
    return this.#finished.map(({ revision }) => revision);
  }

  /** What was begun and has not finished. */
  get underway(): StepHeading | undefined {
    return this.#underway;
  }

  /** Whether it was told that a step failed. */
  get hasFailed(): boolean {
    return this.#failed;
  }
}
