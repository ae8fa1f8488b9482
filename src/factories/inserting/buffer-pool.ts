const LENGTH = 256 * 1_024;

/** Buffers that are used again and again: so many new ones would wait long to be collected. */
export class BufferPool {
  readonly #free: Buffer[] = [];

  /** @param length at least so many bytes. */
  take(length: number): Buffer {
    return length > LENGTH
      ? Buffer.allocUnsafeSlow(length)
      : (this.#free.pop() ?? Buffer.allocUnsafeSlow(LENGTH));
  }

  /** Of those that nothing reads any more. */
  giveBack(buffers: readonly Buffer[]): void {
    this.#free.push(...buffers.filter(({ length }) => length === LENGTH));
  }
}
