/** A binary heap that gives the smallest item first. */
export class MinHeap<T> {
  readonly #items: T[] = [];

  constructor(private readonly rank: (item: T) => number) {}

  push(item: T): void {
    let at = this.#items.length;
    this.#items.push(item);
    while (at > 0 && this.#isSmaller(at, (at - 1) >> 1)) {
      at = this.#swap(at, (at - 1) >> 1);
    }
  }

  pop(): T | undefined {
    this.#swap(0, this.#items.length - 1);
    const smallest = this.#items.pop();
    this.#sink();
    return smallest;
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = this.#isSmaller(left + 1, left) ? left + 1 : left;
      if (!this.#isSmaller(child, at)) {
        return;
      }
      at = this.#swap(at, child);
    }
  }

  #isSmaller(a: number, b: number): boolean {
    const [first, second] = [this.#items[a], this.#items[b]];
    return first !== undefined && second !== undefined && this.rank(first) < this.rank(second);
  }

  #swap(from: number, to: number): number {
    const [first, second] = [this.#items[from], this.#items[to]];
    if (first !== undefined && second !== undefined) {
      this.#items[to] = first;
      this.#items[from] = second;
    }
    return to;
  }
}
