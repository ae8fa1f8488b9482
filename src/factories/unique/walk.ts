import { DAY, instantAs, stepOf } from '../inference/types/dates.js';
import { allowedNumbers, jsOf, nameOf, numberAs } from '../inference/types/numbers.js';
import { lengthOf } from '../inference/types/texts.js';
import type { JsType } from '../inference/column.js';
import { printLiteral } from '../inference/print-literal.js';
import type { Subject } from '../inference/subject.js';
import { endsIn } from '../inference/phrase.js';
import { OTHER_WALKS } from './other-walks.js';

/** The distinct values of a column, numbered from 0. */
export interface Walk {
  readonly size: number;
  at(index: number, referenceDate: Date): unknown;
  /** Whether the values come in their order, not shuffled: for positions. */
  readonly isInOrder?: boolean;
  /** How a factory in a file writes one of its own by `sequence`; absent where it has nothing better than a guess. */
  readonly source?: string;
}

/** What can be told apart in a column; undefined where nothing can. */
export function walkOf(subject: Subject): Walk | undefined {
  const { bounds, column } = subject;
  if (bounds.values !== undefined) {
    const values = [...new Set(bounds.values)];
    return { size: values.length, at: (index) => values[index] };
  }
  return WALKS[column.type]?.(subject) ?? OTHER_WALKS[column.type]?.(column);
}

const WALKS: Partial<Record<string, (subject: Subject) => Walk>> = {
  ...forEach(['smallint', 'int', 'bigint', 'numeric', 'money', 'real', 'double'], numbers),
  ...forEach(['varchar', 'char', 'text', 'citext'], texts),
  ...forEach(['date', 'timestamp', 'timestamptz'], dates),
};

function forEach<V>(types: readonly string[], value: V): Record<string, V> {
  return Object.fromEntries(types.map((type) => [type, value]));
}

/** Those above zero, where there are any. */
function numbers(subject: Subject): Walk {
  const { min, max, scale } = allowedNumbers(subject);
  const steps = ['real', 'double'].includes(subject.column.type) ? 0 : scale;
  const unit = 10 ** steps;
  const first = Math.max(Math.ceil(min * unit), max >= 1 ? 1 : -Infinity);
  const last = Math.floor(Number((max * unit).toFixed(2)));
  return {
    size: Math.max(0, Math.min(last - first + 1, Number.MAX_SAFE_INTEGER)),
    at: (index) => numberAs(jsOf(subject), (first + index) / unit, steps),
    source: numberSource(jsOf(subject), first / unit, steps),
    isInOrder: nameOf(subject)?.isSequence === true,
  };
}

function numberSource(js: JsType, first: number, scale: number): string {
  const offset = Math.ceil(first) - 1;
  const number = offset === 0 ? 'sequence' : `${printLiteral(offset)} + sequence`;
  const inBrackets = offset === 0 ? number : `(${number})`;
  return js === 'bigint' ? `BigInt(${number})` : js === 'string' ? `${inBrackets}.toFixed(${scale})` : number;
}

/** Digits and small letters, as many as there is room for, up to what a double counts. */
const DIGITS = 10;

/** What stands around the digits of texts that have a form. */
const FORMS = [
  { name: endsIn('email|e mail|email address|mail'), before: '', after: '@a.test', radix: 36 },
  {
    name: endsIn('phone|phone number|mobile|mobile number|tel|telephone|fax'),
    before: '+1',
    after: '',
    radix: 10,
  },
] as const;

function texts(subject: Subject): Walk {
  const { min, max } = lengthOf(subject);
  const { before, after, radix } = FORMS.find(
    ({ name, before, after }) => name.test(subject.phrase) && max >= before.length + after.length + DIGITS,
  ) ?? { before: '', after: '', radix: 36 };
  const width = Math.min(max - before.length - after.length, DIGITS);
  const pad = min > width + before.length + after.length ? `.padEnd(${min}, 'x')` : '';
  const digits = `sequence.toString(${radix}).padStart(${width}, '0')`;
  return {
    size: radix ** width,
    at: (index) => `${before}${index.toString(radix).padStart(width, '0')}${after}`.padEnd(min, 'x'),
    source: `${before + after === '' ? digits : `\`${before}\${${digits}}${after}\``}${pad}`,
  };
}

/** Fifty years. */
const DAYS = 50 * 365;

/** Days, seconds or milliseconds before the reference date. */
function dates({ column }: Subject): Walk {
  const step = column.type === 'date' ? DAY : stepOf(column);
  return {
    size: (DAYS * DAY) / step,
    at: (index, referenceDate) => instantAs(column, new Date(before(referenceDate, step) - index * step)),
  };
}

function before(date: Date, step: number): number {
  return (Math.floor(date.getTime() / step) - 1) * step;
}
