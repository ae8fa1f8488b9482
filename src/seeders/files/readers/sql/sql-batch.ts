import { FileFormatError } from '../../../../errors/file-format.error.js';
import { LineIndex } from '../../../../sql/line-index.js';
import { scanStatements } from './scan-statements.js';
import type { TextWindow } from './text-window.js';

/** Characters of statements that are parsed together: many small ones, or a part of the rows of a long one. */
const ENOUGH = 1 << 14;
/** Characters of an `insert` that is not cut yet. */
const LONG = 1 << 17;
/** Characters of anything that can't be cut. */
const LIMIT = 1 << 26;

/** Whole statements, parsed together. */
export class SqlBatch {
  readonly #lines: LineIndex;

  constructor(
    readonly text: string,
    private readonly line: number,
    /** What was put before, so that the rest of an `insert` is one. */
    private readonly prefix = '',
    private readonly prefixLine = line,
  ) {
    this.#lines = new LineIndex(text);
  }

  lineAt(index: number): number {
    const { length } = this.prefix;
    return index < length
      ? this.prefixLine + this.#lines.lineAt(index) - 1
      : this.line + this.#lines.lineAt(index) - this.#lines.lineAt(length);
  }
}

/** Cuts the text of a window into batches, up to rows of COPY, a command of psql, or the end. */
export class SqlBatches {
  #prefix = '';
  #prefixLine = 1;

  constructor(
    private readonly window: TextWindow,
    private readonly file: string,
  ) {}

  /** @throws FileFormatError for a quote or comment that is never closed */
  async next(): Promise<{ batch?: SqlBatch; next: 'rows' | 'command' | 'more' | 'nothing' }> {
    const { window } = this;
    for (;;) {
      const inRows = this.#prefix !== '';
      const { isLast, text } = window;
      const { end, next, open, unclosed } = scanStatements(text, { isLast, inRows, enough: ENOUGH });
      if (end > 0) {
        return { batch: this.#take(end), next: next === 'nothing' ? 'more' : next };
      }
      if (next !== 'more') {
        return { next };
      }
      this.#ensureClosed(unclosed);
      if (open !== undefined && text.length > LONG) {
        return { batch: this.#takeRows(open.values, open.comma), next };
      }
      await window.fill();
    }
  }

  #take(end: number): SqlBatch {
    const { line } = this.window;
    const batch = new SqlBatch(this.#prefix + this.window.take(end), line, this.#prefix, this.#prefixLine);
    this.#prefix = '';
    return batch;
  }

  /** The rows of an `insert` so far; those behind them come as one of their own. */
  #takeRows(values: number, comma: number): SqlBatch {
    const { line, text } = this.window;
    const prefix = this.#prefix || `${text.slice(0, values)} `;
    const prefixLine = this.#prefix === '' ? line : this.#prefixLine;
    const batch = this.#take(comma);
    this.window.take(1);
    this.#prefix = prefix;
    this.#prefixLine = prefixLine;
    return batch;
  }

  #ensureClosed(unclosed: number | undefined): void {
    const { text, line } = this.window;
    if (unclosed !== undefined) {
      const at = line + new LineIndex(text).lineAt(unclosed) - 1;
      throw new FileFormatError(this.file, at, 'the quote or comment that opens here is never closed');
    }
    if (text.length > LIMIT) {
      const remedy = 'Write several statements, or `copy` as pg_dump does without --inserts.';
      throw new FileFormatError(this.file, line, 'the statement that begins here is too long', { remedy });
    }
  }
}
