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

/** What PostgreSQL reads the value from, be it a literal, an element of an array or a field of COPY. */
export function toText(value: unknown): string {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (value instanceof Uint8Array) {
    return `\\x${Buffer.from(value).toString('hex')}`;
  }
  if (Array.isArray(value)) {
    return toArrayText(value);
  }
  return isScalar(value) ? String(value) : JSON.stringify(value);
}

function isScalar(value: unknown): value is string | number | bigint | boolean {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}

function toArrayText(items: readonly unknown[]): string {
  return `{${items.map(toElementText).join(',')}}`;
}

function toElementText(item: unknown): string {
  if (item === null || item === undefined) {
    return 'NULL';
  }
  return Array.isArray(item) ? toArrayText(item) : `"${toText(item).replaceAll(/["\\]/g, '\\$&')}"`;
}
