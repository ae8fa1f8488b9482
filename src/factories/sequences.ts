/** Counts what a registry has made of each entity. */
export class Sequences {
  #made = new Map<unknown, number>();

  /** @param before how many of each are taken for made. */
  constructor(private before = 0) {}

  next(entity: unknown): number {
    const sequence = this.made(entity) + 1;
    this.#made.set(entity, sequence);
    return sequence;
  }

  made(entity: unknown): number {
    return this.#made.get(entity) ?? this.before;
  }

  /** Takes so many of each for made, whatever was. */
  startAfter(before: number): void {
    this.before = before;
    this.#made.clear();
  }

  /** @returns what lets it count on from here again, as where nothing of what was made since is left. */
  keep(): () => void {
    const kept = new Map(this.#made);
    return () => {
      this.#made = new Map(kept);
    };
  }
}
