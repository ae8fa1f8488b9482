import { indexOfByte } from './byte-offsets.js';
import { sqlParser } from './sql-parser.js';

/** What PostgreSQL's lexer makes of a part of SQL. */
export interface SqlToken {
  /** Indices of the text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'line comment' | 'block comment' | 'keyword' | 'other';
  /** As it is written; a keyword in lower case. */
  readonly text: string;
}

const COMMENTS = new Map<string, SqlToken['kind']>([
  ['SQL_COMMENT', 'line comment'],
  ['C_COMMENT', 'block comment'],
]);

/** The library can't hand these back, and none of them divides what is around it otherwise than a space does. */
// oxlint-disable-next-line no-control-regex
const CONTROL_CHARACTERS = /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/g;

/** The tokens of `text` from `from` up to `to`; undefined where the lexer refuses that piece. */
export function scanPiece(text: string, from = 0, to = text.length): SqlToken[] | undefined {
  const piece = text.slice(from, to);
  if (piece === '') {
    return [];
  }
  const toIndex = indexOfByte(piece);
  return scan(piece)?.map(({ start: startByte, end: endByte, tokenName, keywordKind }) => {
    const start = from + toIndex(startByte);
    const end = from + toIndex(endByte);
    const written = text.slice(start, end);
    return keywordKind === 0
      ? { start, end, kind: COMMENTS.get(tokenName) ?? 'other', text: written }
      : { start, end, kind: 'keyword', text: written.toLowerCase() };
  });
}

export function isNoComment({ kind }: SqlToken): boolean {
  return kind === 'keyword' || kind === 'other';
}

function scan(piece: string) {
  try {
    return sqlParser().scanSync(piece.replaceAll(CONTROL_CHARACTERS, ' ')).tokens;
  } catch (error) {
    // The library takes the lexer's message for JSON. Anything else is no word of the lexer.
    if (error instanceof Error && error.name === 'SyntaxError') {
      return undefined;
    }
    throw error;
  }
}
