/** Counts what each factory class has made. */
export class Sequences {
  readonly #made = new Map<unknown, number>();

  next(factory: unknown): number {
    const sequence = (this.#made.get(factory) ?? 0) + 1;
    this.#made.set(factory, sequence);
    return sequence;
  }
}
