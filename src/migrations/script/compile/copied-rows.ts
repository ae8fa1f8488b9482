import { createHash, type Hash } from 'node:crypto';

import { quoteString } from '../../operations/literal.js';
import { ROWS_A_STATEMENT } from '../../operations/rows/row-values.js';
import type { CopyPlan } from '../../operations/execution-step.js';

/** The rows of a COPY as inserts, with what the run would have recorded of them. */
export interface CopiedRows {
  statement: string;
  /** SHA-256 of the lines, in hexadecimal. */
  hash: string;
  inserts: string[];
}

/** Reads the rows, once. */
export async function readCopy(plan: CopyPlan): Promise<CopiedRows> {
  const { statement, lines } = await plan.open();
  const hash = createHash('sha256');
  const rows: string[] = [];
  for await (const line of hashed(lines, hash)) {
    rows.push(toValues(line));
  }
  return { statement, hash: hash.digest('hex'), inserts: toInserts(statement, rows) };
}

async function* hashed(lines: AsyncIterable<string>, hash: Hash): AsyncGenerator<string, void> {
  for await (const line of lines) {
    hash.update(line);
    yield line;
  }
}

/** COPY gives a column that is an identity what the row says, too. */
function toInserts(copy: string, rows: readonly string[]): string[] {
  const target = copy.replace(/^copy /, '').replace(/ from stdin$/, '');
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, i) => {
    const part = rows.slice(i * ROWS_A_STATEMENT, (i + 1) * ROWS_A_STATEMENT);
    return `insert into ${target} overriding system value values\n  ${part.join(',\n  ')}`;
  });
}

function toValues(line: string): string {
  const fields = line.slice(0, -1).split('\t');
  return `(${fields.map((field) => (field === '\\N' ? 'null' : quoteString(unescape(field)))).join(', ')})`;
}

const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

function unescape(field: string): string {
  return field.replaceAll(/\\(.)/gs, (_, escaped: string) => ESCAPED[escaped] ?? escaped);
}
