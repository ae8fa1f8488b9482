import type { LineIndex } from './line-index.js';
import { Nesting } from './nesting.js';
import { copyFault, psqlFault } from './psql-fault.js';
import { isNoComment, type SqlToken } from './scan-piece.js';

export interface SqlStatement {
  /** With the comments before it, without those behind it and the semicolon. */
  readonly text: string;
  /** The index of `text` in the whole. */
  readonly start: number;
  /** The line of its first word, counted from 1; comments before it stand above. */
  readonly line: number;
  /** The keywords that it begins with, up to four, in lower case. */
  readonly command: readonly string[];
}

/** A statement of which the end has not come yet. */
interface OpenStatement {
  start: number;
  end: number;
  line?: number;
  command: string[];
  commandEnded: boolean;
  nesting: Nesting;
  previous: string;
}

const COMMAND_LENGTH = 4;

/** Puts tokens together to statements. */
export class StatementSplitter {
  readonly #statements: SqlStatement[] = [];
  #open: OpenStatement | undefined;
  /** The line on which the statement before has ended. */
  #endLine = 0;

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
  ) {}

  /** Whether the statement so far has parentheses or a body that are not closed. */
  get isNested(): boolean {
    return this.#open?.nesting.isOpen ?? false;
  }

  /** @throws SqlFault for a command of psql and for `copy … from stdin`: what follows is no SQL. */
  push(token: SqlToken): void {
    if (token.text === ';' && !this.isNested) {
      this.#finish();
      this.#endLine = this.lines.lineAt(token.start);
    } else if (!this.#isRemark(token)) {
      this.#open ??= openStatement(token);
      if (isNoComment(token)) {
        this.#pushWord(token, this.#open);
      }
    }
  }

  /** All statements, the last one even without its semicolon. */
  end(): SqlStatement[] {
    this.#finish();
    return this.#statements;
  }

  /** A comment behind a semicolon speaks of the statement which that has ended. */
  #isRemark({ kind, start }: SqlToken): boolean {
    return this.#open === undefined && kind === 'line comment' && this.lines.lineAt(start) === this.#endLine;
  }

  #pushWord(token: SqlToken, open: OpenStatement): void {
    open.line ??= this.lines.lineAt(token.start);
    open.end = token.end;
    if (token.text === '\\') {
      throw psqlFault(this.#wordAt(token.start), this.lines.lineAt(token.start));
    }
    addToCommand(open, token);
    if (token.text === 'stdin' && open.previous === 'from' && isCopy(open)) {
      throw copyFault(open.line);
    }
    open.nesting.push(token.text, open.command);
    open.previous = token.text;
  }

  #finish(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open?.line !== undefined) {
      const { start, end, line, command } = open;
      this.#statements.push({ text: this.text.slice(start, end), start, line, command });
    }
  }

  #wordAt(start: number): string {
    return /^\S+/.exec(this.text.slice(start, start + 40))?.[0] ?? '';
  }
}

function openStatement({ start, end }: SqlToken): OpenStatement {
  return { start, end, command: [], commandEnded: false, nesting: new Nesting(), previous: '' };
}

function addToCommand(open: OpenStatement, { kind, text }: SqlToken): void {
  open.commandEnded ||= kind !== 'keyword' || open.command.length === COMMAND_LENGTH;
  if (!open.commandEnded) {
    open.command.push(text);
  }
}

function isCopy({ command, nesting }: OpenStatement): boolean {
  return command[0] === 'copy' && !nesting.isOpen;
}
