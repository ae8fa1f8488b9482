import type { DefaultDefinition } from '../../operations/columns/column-definition.js';

const LITERAL = /^'((?:[^']|'')*)'::/;
const NEGATIVE = /^'(-\d+)'::integer$|^'(-\d*\.\d+)'::numeric$/;
const WHOLE = new Set(['smallint', 'integer', 'bigint']);
const NUMBERS = new Set([...WHOLE, 'numeric', 'real', 'double precision']);
/** A value for one of these is an object, which text in the catalogue is not. */
const JSON_TYPES = new Set(['json', 'jsonb']);
const INTEGER_LIMIT = 2_147_483_647;

/**
 * A default as a value where the server would write the value's literal in the same way, and as SQL elsewhere.
 *
 * @param expression as the server writes it.
 * @param type what the server says after `::` of a literal in this place: the type, or the one under a domain, without length.
 */
export function defaultOf(expression: string, type: string): DefaultDefinition {
  if (expression === 'true' || expression === 'false') {
    return { value: expression === 'true' };
  }
  if (/^\d/.test(expression) && String(Number(expression)) === expression) {
    return { value: Number(expression) };
  }
  const text = literalText(expression, type);
  return text === undefined ? { sql: readable(expression) } : { value: toValue(text, type) };
}

function literalText(expression: string, type: string): string | undefined {
  const [start, text] = LITERAL.exec(expression) ?? [];
  const isPlain = start !== undefined && expression.slice(start.length) === type && !JSON_TYPES.has(type);
  return isPlain ? text?.replaceAll("''", "'") : undefined;
}

/** Numbers are in quotes where a literal would be: below zero, and beyond the integers. */
function toValue(text: string, type: string): string | number {
  const number = Number(text);
  const isExact = NUMBERS.has(type) && String(number) === text && Number.isFinite(number);
  const isQuoted = number < 0 || (type === 'bigint' && number > INTEGER_LIMIT);
  const isSafe = !WHOLE.has(type) || Number.isSafeInteger(number);
  return isExact && isQuoted && isSafe ? number : text;
}

/** The server writes `-1` of another type as `'-1'::integer`. */
function readable(expression: string): string {
  const [, integer, numeric] = NEGATIVE.exec(expression) ?? [];
  return integer ?? numeric ?? expression;
}
