import { styleText } from 'node:util';

import type { CommonOptions } from '../siskin-command.js';
import { withDatabase } from './with-database.js';

type Style = Parameters<typeof styleText>[0];

const PROGRESS_EVERY_MS = 10_000;

/**
 * Where a command prints: results to stdout, what only says how far it is to stderr. With `--json` the result is one
 * document and everything else is silent; with `--quiet` only errors are printed.
 */
export class CommandOutput {
  readonly #json: boolean;
  readonly #silent: boolean;
  readonly #isVerbose: boolean;
  readonly #database: string | undefined;
  readonly #printDocument: (document: unknown) => void;
  #transient = false;
  #progressAt = Date.now();

  /** @param print what to do with the document. Default: print it. */
  constructor(
    { json = false, quiet = false, verbose = false, database }: CommonOptions,
    print = printDocument,
  ) {
    this.#json = json;
    this.#isVerbose = verbose;
    this.#silent = json || quiet;
    this.#database = database;
    this.#printDocument = print;
  }

  /** Whether more is to be told than is of use to most. */
  get isVerbose(): boolean {
    return this.#isVerbose;
  }

  /** Of a line of the result, where long ones are to be cut: on a terminal, unless everything is asked for. */
  get width(): number | undefined {
    return this.#isVerbose || !process.stdout.isTTY ? undefined : process.stdout.columns || 80;
  }

  /** The database that what follows is about; before it an empty line, unless it is the first one. */
  heading(database: string, isFirst: boolean): void {
    this.lines([...(isFirst ? [] : ['']), paint('bold', database)]);
  }

  /** A line of the result, for people. */
  line(text = ''): void {
    if (!this.#silent) {
      this.#clear();
      process.stdout.write(`${withDatabase(text, this.#database)}\n`);
    }
  }

  /** The lines of the result, or what is said where there are none. */
  lines(texts: readonly string[], otherwise?: string): void {
    (texts.length === 0 && otherwise !== undefined ? [otherwise] : texts).forEach((text) => this.line(text));
  }

  /** A result that is a text of its own, printed as it is; `--quiet` does not keep it back. */
  text(text: string): void {
    if (!this.#json) {
      this.#clear();
      process.stdout.write(text);
    }
  }

  /** The whole result, for programs. */
  document(result: unknown): void {
    if (this.#json) {
      this.#printDocument(result);
    }
  }

  /** Something to know that is not a result. */
  notice(text: string): void {
    if (!this.#silent) {
      this.#clear();
      process.stderr.write(`${withDatabase(text, this.#database)}\n`);
    }
  }

  /** What goes on right now, on a terminal only; the next line takes its place. */
  transient(text: string): void {
    if (!this.#silent && this.#hasTerminal) {
      this.#clear();
      // A line that wraps could not be taken back.
      process.stderr.write(text.slice(0, (process.stderr.columns || 80) - 1));
      this.#transient = true;
    }
  }

  /** How far long work is: on a terminal the line of {@link transient}, elsewhere a line every ten seconds at most. */
  progress(text: string): void {
    if (this.#hasTerminal) {
      this.transient(text);
    } else if (this.#isTimeForProgress()) {
      this.notice(text);
    }
  }

  /** Removes what {@link transient} has left, before an error is printed in its place. */
  end(): void {
    this.#clear();
  }

  get #hasTerminal(): boolean {
    return process.stdout.isTTY && process.stderr.isTTY && process.env['CI'] === undefined;
  }

  /** Work that is done sooner is not worth a line. */
  #isTimeForProgress(): boolean {
    const isTime = Date.now() - this.#progressAt >= PROGRESS_EVERY_MS;
    this.#progressAt = isTime ? Date.now() : this.#progressAt;
    return isTime;
  }

  #clear(): void {
    if (this.#transient) {
      process.stderr.write('\r\u001B[2K');
      this.#transient = false;
    }
  }
}

/** Programs read it: it is all that stdout holds. */
export function printDocument(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** Colours for stdout, where it is a terminal and `NO_COLOR` does not forbid it. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}
