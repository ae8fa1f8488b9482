import type { StepEvent, StepHeading } from './run-context.js';

/** What has happened in a run so far, as its events tell. */
export class RunTrail {
  #finished: StepHeading[] = [];
  #rolledBack: readonly string[] = [];
  #underway: StepHeading | undefined;
  #failed = false;
  #dropped = 0;

  follow(event: StepEvent): void {
    if (event.type === 'started') {
      this.#underway = headingOf(event);
    } else if (event.type === 'finished') {
      this.#finished.push(headingOf(event));
      this.#underway = undefined;
    } else if (event.type === 'failed') {
      this.#fail(headingOf(event), event.rolledBack);
    }
  }

  /** What was told as finished, and stays so as far as is known. */
  get finished(): readonly StepHeading[] {
    return this.#finished;
  }

  /** How many objects a wipe has dropped so far. */
  get dropped(): number {
    return this.#dropped;
  }

  drop(objects: number): void {
    this.#dropped += objects;
  }

  get finishedRevisions(): string[] {
    return this.#finished.map(({ revision }) => revision);
  }

  /** What was told as finished, and then as rolled back. */
  get rolledBack(): readonly string[] {
    return this.#rolledBack;
  }

  /** What was begun and has not finished. */
  get underway(): StepHeading | undefined {
    return this.#underway;
  }

  /** Whether it was told that a step failed. */
  get hasFailed(): boolean {
    return this.#failed;
  }

  #fail(heading: StepHeading, rolledBack: readonly string[] = []): void {
    this.#failed = true;
    this.#underway = heading;
    const isGone = ({ revision }: StepHeading) => rolledBack.includes(revision);
    this.#rolledBack = this.#finished.filter(isGone).map(({ revision }) => revision);
    this.#finished = this.#finished.filter((step) => !isGone(step));
  }
}

function headingOf({ revision, name, direction }: StepHeading): StepHeading {
  return { revision, name, direction };
}
