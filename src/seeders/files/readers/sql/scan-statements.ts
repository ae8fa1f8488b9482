import { isComment, tokenEnd } from './token-end.js';

/** The rows of an `insert` that has not ended yet. */
export interface OpenInsert {
  /** Behind its word `values`; 0 where that was before. */
  readonly values: number;
  /** The last comma between two rows. */
  readonly comma: number;
}

export interface Scan {
  /** Behind the last of the statements that are whole; 0 where none is. */
  readonly end: number;
  /** What comes next: rows of COPY, a command of psql, a statement of which more has to be read, or nothing. */
  readonly next: 'rows' | 'command' | 'more' | 'nothing';
  readonly open?: OpenInsert;
  /** Where what is never closed begins; only at the end of the text. */
  readonly unclosed?: number;
}

export interface ScanOptions {
  /** Whether nothing comes behind the text. */
  readonly isLast: boolean;
  /** Whether the text begins with rows of an `insert`. */
  readonly inRows: boolean;
  /** How many characters of statements are enough. */
  readonly enough: number;
}

/** Finds where statements end that can be parsed together. */
export function scanStatements(text: string, { isLast, inRows, enough }: ScanOptions): Scan {
  let end = 0;
  let rows = inRows;
  while (end < enough) {
    const statement = new StatementScan(text, end, rows).run(isLast);
    if (statement.ended === undefined) {
      return { end, next: statement.next, open: statement.open, unclosed: statement.unclosed };
    }
    end = statement.ended;
    if (statement.next === 'rows' || rows) {
      return { end, next: statement.next };
    }
    rows = false;
  }
  return { end, next: 'more' };
}

class StatementScan {
  ended: number | undefined;
  next: Scan['next'] = 'nothing';
  unclosed: number | undefined;
  #depth = 0;
  #command = '';
  #values = -1;
  #comma = -1;

  constructor(
    private readonly text: string,
    private readonly from: number,
    inRows: boolean,
  ) {
    if (inRows) {
      this.#command = 'insert';
      this.#values = from;
    }
  }

  get open(): OpenInsert | undefined {
    return this.#comma === -1 ? undefined : { values: this.#values, comma: this.#comma };
  }

  run(isLast: boolean): this {
    let at = this.from;
    while (at < this.text.length && this.ended === undefined && this.next !== 'command') {
      const end = tokenEnd(this.text, at);
      if (end === -1 || (end === this.text.length && !isLast)) {
        return this.#stop(isLast, at);
      }
      this.#push(at, end);
      at = end;
    }
    return this.ended === undefined && this.next !== 'command' ? this.#stop(isLast) : this;
  }

  /** The text ends before the statement does. */
  #stop(isLast: boolean, unclosed?: number): this {
    this.next = isLast && this.#command === '' && unclosed === undefined ? 'nothing' : 'more';
    if (isLast) {
      this.unclosed = unclosed;
      this.ended = unclosed === undefined && this.#command !== '' ? this.text.length : undefined;
    }
    return this;
  }

  #push(at: number, end: number): void {
    const first = this.text.charAt(at);
    if (first.trim() === '' || isComment(this.text, at)) {
      return;
    }
    if (this.#command === '' && first === '\\') {
      this.next = 'command';
      return;
    }
    this.#command ||= this.text.slice(at, end).toLowerCase();
    this.#pushWord(first, at, end);
  }

  #pushWord(first: string, at: number, end: number): void {
    if (first === '(') {
      this.#depth++;
    } else if (first === ')') {
      this.#depth--;
    } else if (first === ';' && this.#depth <= 0) {
      this.ended = end;
      this.next = this.#command === 'copy' ? 'rows' : 'more';
    } else if (this.#depth === 0 && this.#command === 'insert') {
      this.#pushOfInsert(at, end);
    }
  }

  #pushOfInsert(at: number, end: number): void {
    if (this.#values === -1 && /^values$/i.test(this.text.slice(at, end))) {
      this.#values = end;
    } else if (this.#values !== -1 && this.text[at] === ',') {
      this.#comma = at;
    }
  }
}
