import { createHash } from 'node:crypto';

/** Bytes of statements that are kept to be shown. */
const MAX_SCRIPT_BYTES = 256 * 1_024;
const BETWEEN = ';\n';

/** The statements of a migration that do not depend on what it reads. */
export interface FixedStatements {
  /** SHA-256, in hexadecimal. */
  checksum: string;
  /** Their text; null where it is longer than 256 KiB. */
  script: string | null;
}

/**
 * The statements of one migration, as they run. The checksum covers those up to its first read, and the read: what
 * comes after may depend on the data and could not be compared later.
 */
export class StatementLog {
  readonly #text = new FixedText();
  #hasRead = false;
  #mayPlayAgain = true;
  #done = 0;

  statementDone(statement: string): void {
    this.#done++;
    if (!this.#hasRead) {
      this.#text.add(statement);
    }
  }

  queryDone(query: string): void {
    if (!this.#hasRead) {
      this.#text.add(query);
      this.#hasRead = true;
    }
  }

  /** The migration waits for something other than the database. */
  waited(): void {
    this.#mayPlayAgain &&= this.#hasRead;
  }

  /** Whether nothing but statements came of it up to its first read, as far as that is seen. */
  get mayPlayAgain(): boolean {
    return this.#mayPlayAgain;
  }

  /** How many statements have run, reads not counted. */
  get done(): number {
    return this.#done;
  }

  get fixed(): FixedStatements {
    return { checksum: this.checksum(), script: this.#text.script };
  }

  checksum(): string {
    return this.#text.checksum;
  }
}

export function checksumOf(statements: readonly string[]): string {
  const text = new FixedText();
  statements.forEach((statement) => text.add(statement));
  return text.checksum;
}

/** Statements with their checksum, in constant memory. Line ends are those of Unix, however a file was checked out. */
class FixedText {
  readonly #hash = createHash('sha256');
  #parts: string[] = [];
  #count = 0;
  #bytes = 0;

  add(statement: string): void {
    const part = (this.#count++ === 0 ? '' : BETWEEN) + statement.replaceAll('\r\n', '\n');
    this.#hash.update(part);
    this.#bytes += Buffer.byteLength(part);
    if (this.#isKept) {
      this.#parts.push(part);
    } else {
      this.#parts = [];
    }
  }

  get checksum(): string {
    return this.#hash.copy().digest('hex');
  }

  get script(): string | null {
    return this.#isKept ? this.#parts.join('') : null;
  }

  get #isKept(): boolean {
    return this.#bytes <= MAX_SCRIPT_BYTES;
  }
}
