import { toText } from '../../sql/value-text.js';

/**
 * A value as an SQL literal. Strings, dates, buffers, arrays and objects become untyped string literals, so that
 * PostgreSQL gives them the type that their place asks for, as it does for parameters.
 *
 * An array becomes a PostgreSQL array and any other object JSON, as in node-postgres; give `JSON.stringify(list)` for
 * a JSON column that holds a list.
 */
export function quoteLiteral(value: unknown): string {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return quoteNumber(value);
    case 'boolean':
      return String(value);
    default:
      return value === null || value === undefined ? 'null' : quoteString(toText(value));
  }
}

/** A string literal that means the same whatever `standard_conforming_strings` says. */
export function quoteString(text: string): string {
  const quoted = text.replaceAll("'", "''");
  return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

/** NaN and the infinities have no number syntax, and a bare minus would make a comment after another one. */
function quoteNumber(value: number | bigint): string {
  return Number.isFinite(Number(value)) && value >= 0 ? String(value) : `'${value}'`;
}
