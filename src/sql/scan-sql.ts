import { findLexicalFault } from './lexical-fault.js';
import { LineIndex } from './line-index.js';
import { scanPiece, type SqlToken } from './scan-piece.js';
import { SqlFault } from './sql-fault.js';

const BYTE_ORDER_MARK = '\uFEFF';
/** Characters that are scanned at once: a token takes some 150 bytes while it is handed over. */
const PIECE = 1 << 16;
/** How many semicolons in a row may turn out to be none before the search for the faulty statement ends. */
const MISSES = 1_000;

/**
 * The tokens of SQL, comments included, piece by piece, so that a text of any length needs little memory. Requires
 * `loadSqlParser()`.
 *
 * @throws SqlFault where the lexer can't read on, after the tokens of the statements before.
 */
export function* scanSql(text: string, pieceSize = PIECE): Generator<SqlToken, void> {
  ensureNoNul(text);
  let from = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  let size = pieceSize;
  while (from < text.length) {
    const tokens = certainTokens(text, from, from + size);
    if (tokens !== undefined) {
      yield* tokens;
      from = from + size < text.length ? (tokens.at(-1)?.end ?? from) : text.length;
      size = pieceSize;
    } else if (from + size < text.length) {
      size *= 2;
    } else {
      throw findLexicalFault(text, yield* readableStatements(text, from));
    }
  }
}

/** Those of a piece which the text behind it can't change: up to its last semicolon, where the lexer starts afresh. */
function certainTokens(text: string, from: number, to: number): SqlToken[] | undefined {
  const tokens = scanPiece(text, from, to);
  if (to >= text.length) {
    return tokens;
  }
  const last = tokens?.findLastIndex(isSemicolon) ?? -1;
  return last === -1 ? undefined : tokens?.slice(0, last + 1);
}

/** The tokens of what comes before the statement that can't be read, and where that begins. */
function* readableStatements(text: string, from: number): Generator<SqlToken, number> {
  let start = from;
  let misses = 0;
  for (let at = text.indexOf(';', from); at !== -1 && misses < MISSES; at = text.indexOf(';', at + 1)) {
    const tokens = scanPiece(text, start, at + 1);
    if (tokens !== undefined && isSemicolon(tokens.at(-1))) {
      yield* tokens;
      start = at + 1;
      misses = 0;
    } else {
      misses++;
    }
  }
  return start;
}

function isSemicolon(token: SqlToken | undefined): boolean {
  return token?.text === ';';
}

/** The lexer would take it for the end of the text. */
function ensureNoNul(text: string): void {
  const at = text.indexOf('\0');
  if (at !== -1) {
    throw new SqlFault(
      'it holds a NUL character, which PostgreSQL does not take; the file has to be UTF-8',
      new LineIndex(text).lineAt(at),
    );
  }
}
