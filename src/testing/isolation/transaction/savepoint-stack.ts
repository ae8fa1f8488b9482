/** Comes before a transaction is made read-only: nothing but going back to it makes it writable again. */
export const READ_ONLY = 'siskin_read_only';

/** The savepoints of one transaction, and which of them it became read-only in. */
export class SavepointStack {
  #names: string[] = [];
  /** How many are around what made it read-only, where the savepoint before that is released. */
  #readOnlyWithin: number | undefined;

  get isEmpty(): boolean {
    return this.#names.length === 0;
  }

  get isReadOnly(): boolean {
    return this.canBecomeWritable || this.#readOnlyWithin !== undefined;
  }

  /** Whether it is read-only, and the savepoint is there that ends that. */
  get canBecomeWritable(): boolean {
    return this.#readOnlyWithin === undefined && this.#names.includes(READ_ONLY);
  }

  has(name: string): boolean {
    return this.#names.includes(name);
  }

  push(name: string): void {
    this.#names.push(name);
  }

  release(name: string): void {
    const index = this.#names.lastIndexOf(name);
    const released = this.#names.splice(index);
    if (released.includes(READ_ONLY) || (this.#readOnlyWithin ?? 0) > index) {
      this.#readOnlyWithin = index;
    }
  }

  rollbackTo(name: string): void {
    const index = this.#names.lastIndexOf(name);
    this.#names.splice(index + 1);
    if ((this.#readOnlyWithin ?? 0) > index) {
      this.#readOnlyWithin = undefined;
    }
  }
}
