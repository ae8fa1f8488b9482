import type { Bounds, Limit, Ordering } from './bounds.js';
import { conjuncts } from './conjuncts.js';

/** What a check says of columns, as far as it is simple; conditions that are not are left out. */
export interface ParsedCheck {
  readonly bounds: readonly (readonly [column: string, bounds: Bounds])[];
  readonly orderings: readonly Ordering[];
}

/** Reads conditions such as `price >= 0 and char_length(name) > 2`, of which all have to hold. */
export function parseCheck(expression: string): ParsedCheck {
  const parsed = conjuncts(expression).map(parseCondition);
  return {
    bounds: parsed.flatMap(({ bounds }) => bounds),
    orderings: parsed.flatMap(({ orderings }) => orderings),
  };
}

const NOTHING: ParsedCheck = { bounds: [], orderings: [] };
const COLUMN = String.raw`\(*(?:"([^"]+)"|([a-z_][\w$]*))\)*(?:::[a-z ]+)?`;
const NUMBER = String.raw`\(*'?(-?\d+(?:\.\d+)?)'?\)*(?:::[a-z ]+(?:\(\d+(?:,\d+)?\))?)?`;
const TEXT = String.raw`(?:date |timestamp |timestamptz )?'((?:[^']|'')*)'(?:::[a-z ]+)?`;
const LENGTH = String.raw`(?:char_length|character_length|length)\s*\(\s*(?:(?:b?trim)\s*\(\s*)?${COLUMN}\s*\)*`;
const COMPARISON = String.raw`\s*(<=|>=|<>|!=|<|>|=)\s*`;

type Rule = readonly [pattern: RegExp, read: (groups: readonly string[]) => ParsedCheck];

const RULES: readonly Rule[] = [
  [whole(`${LENGTH}${COMPARISON}${NUMBER}`), ([q, n, sign, value]) => ofLength(q || n, sign, Number(value))],
  [
    whole(`${LENGTH} between ${NUMBER} and ${NUMBER}`),
    ([q, n, low, high]) => ofColumn(q || n, { minLength: Number(low), maxLength: Number(high) }),
  ],
  [
    whole(`${COLUMN} between ${NUMBER} and ${NUMBER}`),
    ([q, n, low, high]) => between(q || n, Number(low), Number(high)),
  ],
  [
    whole(`${COLUMN} between ${TEXT} and ${TEXT}`),
    ([q, n, low, high]) => between(q || n, unquote(low), unquote(high)),
  ],
  [whole(`${COLUMN}${COMPARISON}${NUMBER}`), ([q, n, sign, value]) => ofValue(q || n, sign, Number(value))],
  [
    whole(`${NUMBER}${COMPARISON}${COLUMN}`),
    ([value, sign, q, n]) => ofValue(q || n, flip(sign), Number(value)),
  ],
  [whole(`${COLUMN}${COMPARISON}${TEXT}`), ([q, n, sign, value]) => ofValue(q || n, sign, unquote(value))],
  [whole(`${COLUMN}${COMPARISON}${COLUMN}`), ([q, n, sign, q2, n2]) => ordered(q || n, sign, q2 || n2)],
  [whole(`${COLUMN}\\s+in\\s*\\((.+)\\)`), ([q, n, items]) => ofItems(q || n, items)],
  [whole(`${COLUMN}\\s*=\\s*any\\s*\\(*array\\[([^\\]]+)\\].*`), ([q, n, items]) => ofItems(q || n, items)],
];

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(' ', '\\s+')}$`, 'i');
}

function parseCondition(condition: string): ParsedCheck {
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(condition);
    if (match !== null) {
      return read(match.slice(1).map((group) => group ?? ''));
    }
  }
  return NOTHING;
}

function ofColumn(column = '', bounds: Bounds): ParsedCheck {
  return { bounds: [[column, bounds]], orderings: [] };
}

function between(column: string | undefined, min: number | string, max: number | string): ParsedCheck {
  return ofColumn(column, { min: { value: min, exclusive: false }, max: { value: max, exclusive: false } });
}

function ofValue(column: string | undefined, sign: string | undefined, value: number | string): ParsedCheck {
  const limit: Limit = { value, exclusive: sign === '<' || sign === '>' };
  switch (sign) {
    case '>':
    case '>=':
      return ofColumn(column, { min: limit });
    case '<':
    case '<=':
      return ofColumn(column, { max: limit });
    case '=':
      return ofColumn(column, { values: [value] });
    default:
      return value === '' ? ofColumn(column, { minLength: 1 }) : NOTHING;
  }
}

function ofLength(column: string | undefined, sign: string | undefined, length: number): ParsedCheck {
  switch (sign) {
    case '>':
    case '>=':
      return ofColumn(column, { minLength: sign === '>' ? length + 1 : length });
    case '<':
    case '<=':
      return ofColumn(column, { maxLength: sign === '<' ? length - 1 : length });
    case '=':
      return ofColumn(column, { minLength: length, maxLength: length });
    default:
      return NOTHING;
  }
}

function ordered(one = '', sign = '', other = ''): ParsedCheck {
  const orderings = sign.startsWith('<')
    ? [{ lower: one, upper: other }]
    : sign.startsWith('>')
      ? [{ lower: other, upper: one }]
      : [];
  return { bounds: [], orderings: sign === '<>' ? [] : orderings };
}

function ofItems(column: string | undefined, list = ''): ParsedCheck {
  const items = [...list.matchAll(new RegExp(`\\s*(?:${TEXT}|${NUMBER})\\s*(?:,|$)`, 'giy'))];
  const isRead = items.reduce((length, [item]) => length + item.length, 0) === list.length;
  const values = items.map(({ 1: text, 2: number }) =>
    number === undefined ? unquote(text) : Number(number),
  );
  return isRead ? ofColumn(column, { values }) : NOTHING;
}

function unquote(text = ''): string {
  return text.replaceAll("''", "'");
}

function flip(sign = ''): string {
  return sign.startsWith('<') ? sign.replace('<', '>') : sign.replace('>', '<');
}
