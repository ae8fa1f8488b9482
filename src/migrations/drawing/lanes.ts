/**
 * The columns of a drawing while it grows downwards. Each open lane leads to one revision, and no two lead to the same:
 * a line that meets another joins it at once, so its column is free for the next.
 */
export class Lanes {
  readonly #goals: (string | undefined)[] = [];
  readonly #columns = new Map<string, number>();

  /** Where the lane is that leads to the revision. */
  columnOf(id: string): number | undefined {
    return this.#columns.get(id);
  }

  firstFree(from = 0): number {
    const found = this.#goals.indexOf(undefined, from);
    return found === -1 ? Math.max(from, this.#goals.length) : found;
  }

  /** Leads a free column to the revision. */
  open(column: number, id: string): void {
    // Filled up, since `indexOf` doesn't find holes.
    while (this.#goals.length < column) {
      this.#goals.push(undefined);
    }
    this.#goals[column] = id;
    this.#columns.set(id, column);
  }

  /** Frees the column, where it leads anywhere. */
  close(column: number): void {
    const id = this.#goals[column];
    if (id !== undefined) {
      this.#columns.delete(id);
      this.#goals[column] = undefined;
    }
    while (this.#goals.length > 0 && this.#goals.at(-1) === undefined) {
      this.#goals.pop();
    }
  }

  /** Leads a free column to where the other one leads, which is closed. */
  move(from: number, to: number): void {
    const id = this.#goals[from];
    this.close(from);
    if (id !== undefined) {
      this.open(to, id);
    }
  }

  /** Which columns are in use now. */
  running(): boolean[] {
    return this.#goals.map((id) => id !== undefined);
  }
}
