import { LineIndex } from '../../../sql/line-index.js';
import { isNoComment, type SqlToken } from '../../../sql/scan-piece.js';
import { scanSql } from '../../../sql/scan-sql.js';
import { SqlFault } from '../../../sql/sql-fault.js';
import { StatementSplitter, type SqlStatement } from '../../../sql/statement-splitter.js';
import { headerOf, sectionOf, type SectionName } from './sql-comment.js';

/** What is wrong with the file, and on which line, counted from 1. */
export interface SqlFileFault {
  problem: string;
  line?: number;
}

export interface SqlHeader {
  name: string;
  value: string;
  line: number;
}

/** A SQL file, taken apart. */
export interface SqlFile {
  headers: SqlHeader[];
  sections: Map<SectionName, SqlStatement[]>;
  faults: SqlFileFault[];
  /** Whether PostgreSQL's lexer came to the end. */
  isWhole: boolean;
}

/** Takes a SQL file apart with PostgreSQL's lexer, so that only real comments are its headers and sections. */
export function readSqlFile(text: string): SqlFile {
  const reader = new SqlFileReader(text);
  try {
    for (const token of scanSql(text)) {
      reader.push(token);
    }
    return reader.end(true);
  } catch (error) {
    if (error instanceof SqlFault) {
      reader.faults.push({ problem: error.problem, line: error.line });
      return reader.end(false);
    }
    throw error;
  }
}

/** The headers alone. */
export function readHeaders(text: string): SqlHeader[] {
  const reader = new SqlFileReader(text);
  for (const token of scanSql(text)) {
    if (sectionOf(text, token) !== undefined) {
      break;
    }
    reader.push(token);
  }
  return reader.headers;
}

class SqlFileReader {
  readonly headers: SqlHeader[] = [];
  readonly faults: SqlFileFault[] = [];
  readonly #sections = new Map<SectionName, StatementSplitter>();
  readonly #lines: LineIndex;
  #current: StatementSplitter | undefined;
  #isStray = false;

  constructor(private readonly text: string) {
    this.#lines = new LineIndex(text);
  }

  push(token: SqlToken): void {
    const section = sectionOf(this.text, token);
    if (section !== undefined) {
      this.#begin(section, this.#lines.lineAt(token.start));
    } else if (this.#current === undefined) {
      this.#pushBefore(token);
    } else {
      this.#current.push(token);
    }
  }

  end(isWhole: boolean): SqlFile {
    const sections = new Map([...this.#sections].map(([name, splitter]) => [name, splitter.end()]));
    return { headers: this.headers, sections, faults: this.faults, isWhole };
  }

  #begin(section: SectionName, line: number): void {
    if (this.#sections.has(section)) {
      this.faults.push({ problem: `the section \`-- ${section}\` is there twice`, line });
    }
    if (this.#current?.isNested) {
      const problem = `the section \`-- ${section}\` begins inside parentheses or a body that are still open`;
      this.faults.push({ problem, line });
    }
    this.#current = new StatementSplitter(this.text, this.#lines);
    this.#sections.set(section, this.#current);
  }

  #pushBefore(token: SqlToken): void {
    const line = this.#lines.lineAt(token.start);
    const header = headerOf(this.text, token);
    if (header !== undefined) {
      this.headers.push({ ...header, line });
    } else if (!this.#isStray && isNoComment(token)) {
      this.#isStray = true;
      this.faults.push({ problem: 'only comments may stand before the section `-- up`', line });
    }
  }
}
