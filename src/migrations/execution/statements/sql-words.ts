/** A word or a sign of a statement. An identifier is given as PostgreSQL knows it: folded, or unquoted. */
export interface SqlWord {
  text: string;
  /** Whether it stood in double quotes, and so can't be a keyword. */
  quoted: boolean;
}

const SPACE = /\s+|--[^\r\n]*/y;
const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_$]*|[\d.]+|[^]/uy;
/** As many as the longest form takes that is told by its words. */
const LONGEST_FORM = 64;

/** The first words of a statement, comments left out. */
export function firstWords(statement: string, count = LONGEST_FORM): SqlWord[] {
  const words: SqlWord[] = [];
  let index = skipSpace(statement, 0);
  while (index < statement.length && words.length < count) {
    TOKEN.lastIndex = index;
    const [token = ''] = TOKEN.exec(statement) ?? [];
    words.push(toWord(token));
    index = skipSpace(statement, index + token.length);
  }
  return words;
}

function toWord(token: string): SqlWord {
  return token.length > 1 && token.startsWith('"')
    ? { text: token.slice(1, -1).replaceAll('""', '"'), quoted: true }
    : { text: foldCase(token), quoted: false };
}

/** As PostgreSQL folds names that are not quoted: letters of ASCII, and no others in UTF-8. */
function foldCase(token: string): string {
  return token.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function skipSpace(statement: string, start: number): number {
  let index = start;
  for (let before = -1; before !== index;) {
    before = index;
    SPACE.lastIndex = index;
    index += SPACE.exec(statement)?.[0].length ?? 0;
    index = statement.startsWith('/*', index) ? endOfComment(statement, index) : index;
  }
  return index;
}

/** Comments of this kind nest. */
function endOfComment(statement: string, start: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  for (let depth = 0, mark = marks.exec(statement); mark !== null; mark = marks.exec(statement)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) {
      return marks.lastIndex;
    }
  }
  return statement.length;
}
