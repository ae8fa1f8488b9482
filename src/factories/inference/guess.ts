import { type Expression, list, literal, oneOf } from './expression.js';
import type { Subject } from './subject.js';
import { guessDate, guessTime } from './types/dates.js';
import { guessNumber, numberAs } from './types/numbers.js';
import { OTHER_TYPES } from './types/others.js';
import { guessText } from './types/texts.js';

/** A value that the column takes; undefined for a type that is not known. */
export function guess(subject: Subject): Expression | undefined {
  const { bounds, column } = subject;
  if (column.isArray) {
    return guessList(subject);
  }
  if (bounds.values !== undefined) {
    return oneOf(
      bounds.values.map((value) => valueAs(subject, value)),
      subject.typeName,
    );
  }
  return (GUESSES[column.type] ?? OTHER_TYPES[column.type])?.(subject);
}

function guessList(subject: Subject): Expression | undefined {
  const isText = subject.column.js === 'string';
  const text = isText ? LISTED_TEXTS[subject.column.type] : undefined;
  const item = text ?? guess({ ...subject, column: { ...subject.column, isArray: false } });
  return item === undefined ? undefined : list(subject.bounds.values === undefined ? [item, item] : [item]);
}

/** What has no other text, where MikroORM joins the items of a list itself. */
const LISTED_TEXTS: Partial<Record<string, Expression>> = {
  json: literal('{}'),
  jsonb: literal('{}'),
  bytea: literal('\\x00'),
};

/** A value of a check or an enum as the property holds it. */
export function valueAs({ column: { js, type } }: Subject, value: string | number): unknown {
  const isNumber = js === 'number' || (js === undefined && NUMBERS.includes(type));
  if (isNumber) {
    return Number(value);
  }
  return js === 'bigint' ? numberAs('bigint', Number(value), 0) : js === 'string' ? String(value) : value;
}

export const NUMBERS: readonly string[] = ['smallint', 'int', 'bigint', 'numeric', 'money', 'real', 'double'];
export const MOMENTS: readonly string[] = ['date', 'timestamp', 'timestamptz'];
export const TIMES: readonly string[] = ['time', 'timetz'];
const TEXTS: readonly string[] = ['varchar', 'char', 'text', 'citext'];

const GUESSES: Partial<Record<string, (subject: Subject) => Expression>> = {
  ...forEach(NUMBERS, guessNumber),
  ...forEach(MOMENTS, guessDate),
  ...forEach(TIMES, guessTime),
  ...forEach(TEXTS, guessText),
};

function forEach<V>(types: readonly string[], value: V): Record<string, V> {
  return Object.fromEntries(types.map((type) => [type, value]));
}
