import { intersect, type Limit } from '../bounds.js';
import type { Column, JsType } from '../column.js';
import { derive, type Expression, fake, method, sequence } from '../expression.js';
import { NUMBER_NAMES, type NumberName } from '../names/number-names.js';
import type { Subject } from '../subject.js';

/** The numbers that may stand in a column: whole multiples of `10 ** -scale` from `min` to `max`. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly scale: number;
}

/** What fits the type and the checks, whatever the name says. */
export function allowedNumbers({ column, bounds }: Subject): NumberRange {
  const { max, scale } = limitsOf(column);
  const step = 10 ** -scale;
  return {
    min: Math.max(-max, toMinimum(bounds.min, step)),
    max: Math.min(max, toMaximum(bounds.max, step)),
    scale,
  };
}

type Usual = Pick<NumberName, 'min' | 'max' | 'scale'>;

/** What is usual, within what is allowed; where these have nothing in common, what is allowed and nearest to zero. */
export function usualNumbers(subject: Subject): NumberRange {
  const allowed = allowedNumbers(subject);
  const usual: Usual = (subject.rank === undefined ? nameOf(subject) : undefined) ?? { min: 0, max: SPAN };
  const [min, max] = [Math.max(allowed.min, usual.min), Math.min(allowed.max, usual.max)];
  const scale = Math.min(allowed.scale, usual.scale ?? (isOpen(subject.column) ? 2 : allowed.scale));
  return placed(subject, min <= max ? rounded({ min, max, scale }, allowed) : nearZero(allowed));
}

export function guessNumber(subject: Subject): Expression {
  if (nameOf(subject)?.isSequence && subject.bounds.max === undefined && subject.column.type !== 'smallint') {
    return toJs(subject, sequence, 0);
  }
  const { min, max, scale } = usualNumbers(subject);
  if (scale > 0) {
    return toJs(subject, fake('number.float', { min, max, fractionDigits: scale }), scale);
  }
  return jsOf(subject) === 'bigint'
    ? fake('number.bigInt', { min: BigInt(min), max: BigInt(max) })
    : toJs(subject, fake('number.int', { min, max }), 0);
}

/** A number as TypeScript holds it in this column. */
export function numberAs(js: JsType, value: number, scale: number): string | number | bigint {
  return js === 'bigint' ? BigInt(value) : js === 'string' ? value.toFixed(scale) : value;
}

export function jsOf({ column }: Subject): JsType {
  return column.js ?? (column.type === 'numeric' ? 'string' : 'number');
}

/** The column with what its name allows as bounds, where it is a number whose name says something. */
export function withUsual(subject: Subject): Subject {
  const name = subject.column.type in WHOLE ? nameOf(subject) : undefined;
  if (name === undefined || name.isSequence) {
    return subject;
  }
  const { min, max } = usualNumbers(subject);
  const bounds = { min: { value: min, exclusive: false }, max: { value: max, exclusive: false } };
  return { ...subject, bounds: intersect(subject.bounds, bounds) };
}

export function nameOf({ phrase }: Subject): NumberName | undefined {
  return NUMBER_NAMES.find(({ name }) => name.test(phrase));
}

function toJs(subject: Subject, number: Expression, scale: number): Expression {
  switch (jsOf(subject)) {
    case 'string':
      return scale > 0 ? method(number, 'toFixed', scale) : method(number, 'toString');
    case 'bigint':
      return derive(
        number,
        (source) => `BigInt(${source})`,
        (value) => BigInt(Number(value)),
      );
    default:
      return number;
  }
}

const WHOLE: Partial<Record<string, number>> = {
  smallint: 2 ** 15 - 1,
  int: 2 ** 31 - 1,
  bigint: Number.MAX_SAFE_INTEGER,
};

/** The largest number of a column, which a double holds exactly, and its decimals. */
function limitsOf({ type, precision, scale = 0 }: Column): { max: number; scale: number } {
  const whole = WHOLE[type];
  if (whole !== undefined) {
    return { max: whole, scale: 0 };
  }
  if (type !== 'numeric' || precision === undefined) {
    return {
      max: type === 'real' ? 2 ** 20 : 2 ** 32,
      scale: type === 'numeric' || type === 'money' ? 2 : 6,
    };
  }
  const decimals = Math.max(0, Math.min(scale, 10));
  const digits = Math.min(precision - scale, 15 - decimals);
  return { max: Number((10 ** digits - 10 ** -decimals).toFixed(decimals)), scale: decimals };
}

/** Whether the type says nothing about decimals. */
function isOpen({ type, precision }: Column): boolean {
  return type !== 'numeric' || precision === undefined;
}

function toMinimum(limit: Limit | undefined, step: number): number {
  return limit === undefined ? -Infinity : Number(limit.value) + (limit.exclusive ? step : 0);
}

function toMaximum(limit: Limit | undefined, step: number): number {
  return limit === undefined ? Infinity : Number(limit.value) - (limit.exclusive ? step : 0);
}

/** Columns that ascend divide what they have in common: each has a part of its own. */
function placed({ rank }: Subject, range: NumberRange): NumberRange {
  if (rank === undefined) {
    return range;
  }
  const unit = 10 ** range.scale;
  const part = ((range.max - range.min) * unit + 1) / rank.of;
  const start = (place: number) => Math.round(range.min * unit) + Math.floor(part * place);
  return { ...range, min: start(rank.place) / unit, max: (start(rank.place + 1) - 1) / unit };
}

/** The width of a range of which nothing else is known. */
const SPAN = 1000;

/** A range whose ends have its own decimals. */
function rounded(range: NumberRange, { scale }: NumberRange): NumberRange {
  const unit = 10 ** range.scale;
  const min = Math.ceil(Number((range.min * unit).toFixed(4))) / unit;
  const max = Math.floor(Number((range.max * unit).toFixed(4))) / unit;
  return min <= max ? { ...range, min, max } : { ...range, scale };
}

function nearZero(range: NumberRange): NumberRange {
  return range.max < 0
    ? { ...range, min: Math.max(range.min, range.max - SPAN) }
    : { ...range, max: Math.min(range.max, range.min + SPAN) };
}
