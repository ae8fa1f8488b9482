/** How far a loop is. */
export interface LoopProgress {
  /** What the steps are, where that is said. */
  readonly label?: string;
  readonly done: number;
  /** Null where it is not known. */
  readonly total: number | null;
  /** Steps a second. */
  readonly rate: number;
  /** How long it will take from here, in milliseconds; null where the total is not known. */
  readonly leftMs: number | null;
}

export type Tell = (progress: LoopProgress) => void;

const TOLD_EVERY_MS = 100;

/** Counts the steps of a loop, and tells of them: the last one always, the others now and then. */
export class LoopCourse {
  readonly #start = performance.now();
  #told = this.#start;
  #done = 0;

  constructor(
    private readonly tell: Tell,
    private readonly total: number | null,
    private readonly label?: string,
  ) {}

  advance(steps = 1): void {
    this.reach(this.#done + steps);
  }

  /** So many steps are done by now. */
  reach(done: number): void {
    this.#done = done;
    const now = performance.now();
    if (this.#done === this.total || now - this.#told >= TOLD_EVERY_MS) {
      this.#told = now;
      this.tell(this.#progressAfter(now - this.#start));
    }
  }

  #progressAfter(elapsedMs: number): LoopProgress {
    const { label } = this;
    const rate = (this.#done * 1_000) / Math.max(elapsedMs, 1);
    // A total that was too low is none.
    const total = this.total === null || this.#done > this.total ? null : this.total;
    const leftMs = total === null ? null : Math.round(((total - this.#done) * 1_000) / rate);
    return { ...(label !== undefined && { label }), done: this.#done, total, rate: Math.round(rate), leftMs };
  }
}
