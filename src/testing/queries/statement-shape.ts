import { isSecretName } from '../secret-names.js';

/** A statement without its values: those of a loop have one shape. */
export interface StatementShape {
  /** On one line, with `$1`, `$2` in the place of values; lists of values of any length are one. */
  readonly text: string;
  /** As they are written in SQL, those of secrets hidden. */
  readonly values: readonly string[];
}

// Strings (plain, escaped, dollar-quoted), quoted names and comments, parameters, numbers, and words.
const TOKEN =
  /(?<string>e'(?:[^'\\]|''|\\[^])*'|[bxn]?'(?:[^']|'')*'|\$(?<tag>\w*)\$[^]*?\$\k<tag>\$)|(?<name>"(?:[^"]|"")*")|(?<comment>--[^\n]*|\/\*[^]*?\*\/)|\$(?<parameter>\d+)|(?<number>-?\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b)|(?<word>[\p{L}_][\p{L}\p{N}_$]*)|(?<space>\s+)|[^]/giu;
const PLACE = '\u0001';
const LIST = new RegExp(`${PLACE}(?:, ?${PLACE})+`, 'g');
const TUPLES = new RegExp(`(\\([^()]*${PLACE}[^()]*\\))(?:, ?\\1)+`, 'g');
const IS = /\bis(?: not)? $/i;
const COLUMN_BEFORE = new RegExp(
  `(\\w+)"?(?:::\\w+)? (?:=|<>|!=|<|>|<=|>=|i?like|in|= any) ?(?:\\((?:${PLACE}, ?)*)?$`,
  'i',
);

/** @param parameters those of `$1`, `$2` in the SQL. */
export function shapeOf(sql: string, parameters: readonly unknown[] = []): StatementShape {
  const values: string[] = [];
  let text = '';
  const put = (value: string) => {
    values.push(isSecretName(COLUMN_BEFORE.exec(text)?.[1] ?? '') ? '***' : value);
    text += PLACE;
  };
  for (const { 0: token, groups = {} } of sql.matchAll(TOKEN)) {
    if (groups['parameter'] !== undefined) {
      put(showParameter(parameters[Number(groups['parameter']) - 1]));
    } else if (groups['string'] ?? groups['number'] ?? (isLiteralWord(token, text) ? token : undefined)) {
      put(token);
    } else {
      text += (groups['space'] ?? groups['comment']) ? ' ' : token;
    }
  }
  return { text: numbered(text), values };
}

function isLiteralWord(word: string, before: string): boolean {
  return (
    /^(true|false)$/i.test(word) || (/^null$/i.test(word) && !IS.test(before) && !/\bnot $/i.test(before))
  );
}

function numbered(text: string): string {
  let count = 0;
  return text
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(LIST, `${PLACE}, …`)
    .replaceAll(TUPLES, '$1, …')
    .replaceAll(PLACE, () => `$${++count}`)
    .trim()
    .replace(/;$/, '');
}

function showParameter(value: unknown): string {
  if (value instanceof Date) {
    return `'${value.toISOString()}'`;
  }
  return typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? 'null');
}
