import type { RawStmt } from 'libpg-query';

import { FileFormatError } from '../../../../errors/file-format.error.js';
import type { indexOfByte } from '../../../../sql/byte-offsets.js';
import { sqlParser } from '../../../../sql/sql-parser.js';
import type { SqlBatch } from './sql-batch.js';
import { isComment, tokenEnd } from './token-end.js';

/** The statements of a batch. @throws FileFormatError for what PostgreSQL's parser refuses */
export function parseBatch(batch: SqlBatch, file: string): readonly RawStmt[] {
  const { parseSync, hasSqlDetails } = sqlParser();
  try {
    return parseSync(batch.text).stmts ?? [];
  } catch (cause) {
    const position = hasSqlDetails(cause) ? (cause.sqlDetails?.cursorPosition ?? 0) : 0;
    const index = Array.from(batch.text).slice(0, position).join('').length;
    const message = hasSqlDetails(cause) ? cause.message : 'its lexer gives up';
    throw new FileFormatError(file, batch.lineAt(index), `PostgreSQL can't read it: ${message}`, { cause });
  }
}

/** Where the first word of a statement stands; the parser counts what is before it in. */
export function lineOf(
  { stmt_location: start = 0 }: RawStmt,
  batch: SqlBatch,
  toIndex: ReturnType<typeof indexOfByte>,
): number {
  let at = toIndex(start);
  while (at < batch.text.length && (batch.text.charAt(at).trim() === '' || isComment(batch.text, at))) {
    at = tokenEnd(batch.text, at);
  }
  return batch.lineAt(at);
}
