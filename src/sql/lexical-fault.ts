import { LineIndex } from './line-index.js';
import { psqlFault } from './psql-fault.js';
import { isNoComment, scanPiece } from './scan-piece.js';
import { SqlFault } from './sql-fault.js';
import { sqlParser } from './sql-parser.js';

/** What may be left open, and what would close it. The line break keeps a backslash at the end from escaping that. */
const QUOTES = [
  { what: 'string', closer: "\n'" },
  { what: 'quoted name', closer: '\n"' },
];
const COMMENT_OPENING = /\/\*/g;
const DOLLAR_QUOTE = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/g;
const COMMAND_OF_PSQL = /^(?:\s|--[^\n]*\n)*(\\\S+)/;

/** Why the lexer refuses the statement that starts at `from`; it does not tell itself. */
export function findLexicalFault(text: string, from: number): SqlFault {
  const tail = text.slice(from);
  const lines = new LineIndex(text);
  const [found, command] = COMMAND_OF_PSQL.exec(tail) ?? [];
  if (found !== undefined && command !== undefined) {
    return psqlFault(command, lines.lineAt(from + found.length - 1));
  }
  return openFault(tail, lines, from) ?? parserFault(tail, lines, from);
}

function openFault(tail: string, lines: LineIndex, from: number): SqlFault | undefined {
  for (const { what, closer } of closers(tail)) {
    const tokens = scanPiece(tail + closer) ?? [];
    // What reaches into the closer has been open until then.
    const open = tokens.find(({ start, end }) => start < tail.length && end > tail.length);
    if (open !== undefined) {
      const line = lines.lineAt(from + open.start);
      const first = lines.lineAt(from + (tokens.find(isNoComment)?.start ?? open.start));
      // One quote too many turns all that follow inside out, so that its line is the likelier one.
      const beginning = first < line ? `; its statement begins on line ${first}` : '';
      return new SqlFault(`the ${what} that opens here is never closed${beginning}`, line);
    }
  }
  return undefined;
}

function closers(tail: string): { what: string; closer: string }[] {
  const depth = tail.match(COMMENT_OPENING)?.length ?? 0;
  const tags = new Set(tail.match(DOLLAR_QUOTE));
  return [
    ...QUOTES,
    ...(depth > 0 ? [{ what: 'comment', closer: `\n${'*/'.repeat(depth)}` }] : []),
    ...Array.from(tags, (tag) => ({ what: `dollar quote ${tag}`, closer: `\n${tag}` })),
  ];
}

/** The parser reads token by token, so it meets either the fault of the lexer or, before that, one of syntax. */
function parserFault(tail: string, lines: LineIndex, from: number): SqlFault {
  const { parseSync, hasSqlDetails } = sqlParser();
  try {
    parseSync(tail);
  } catch (error) {
    if (hasSqlDetails(error)) {
      const before = Array.from(tail).slice(0, error.sqlDetails?.cursorPosition).join('');
      return new SqlFault(`PostgreSQL can't read it: ${error.message}`, lines.lineAt(from + before.length));
    }
  }
  return new SqlFault("PostgreSQL's lexer can't read it", lines.lineAt(from));
}
