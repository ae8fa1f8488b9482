import { createHash } from 'node:crypto';

/**
 * The statements of one migration, as they run. The checksum covers those up to its first read, and the read: what
 * comes after may depend on the data and could not be compared later.
 */
export class StatementLog {
  readonly #fixed: string[] = [];
  #hasRead = false;
  #done = 0;

  statementDone(statement: string): void {
    this.#done++;
    if (!this.#hasRead) {
      this.#fixed.push(statement);
    }
  }

  queryDone(query: string): void {
    if (!this.#hasRead) {
      this.#fixed.push(query);
      this.#hasRead = true;
    }
  }

  /** How many statements have run, reads not counted. */
  get done(): number {
    return this.#done;
  }

  checksum(): string {
    return checksumOf(this.#fixed);
  }
}

export function checksumOf(statements: readonly string[]): string {
  return createHash('sha256').update(statements.join(';\n')).digest('hex');
}
