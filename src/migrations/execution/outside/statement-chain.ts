import { createHash } from 'node:crypto';

/** The checksum of a number of statements, one after the other, in constant memory. */
export class StatementChain {
  readonly #hash = createHash('sha256');
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The length of each statement goes with it, so that no two lists of statements read the same. */
  add(statement: string): void {
    this.#hash.update(`${statement.length}:${statement}\n`);
    this.#length++;
  }

  get checksum(): string {
    return this.#hash.copy().digest('hex');
  }
}
