import type { Limit } from '../bounds.js';
import type { Column } from '../column.js';
import { derive, type Expression, fake, fakeDate, method, template } from '../expression.js';
import { isAhead } from '../names/paired-names.js';
import { endsIn } from '../phrase.js';
import type { Subject } from '../subject.js';

export const DAY = 86_400_000;

/** A date or a moment, as TypeScript holds it. */
export function guessDate(subject: Subject): Expression {
  return dateAs(subject.column, instant(subject));
}

/** A moment as the column has it: in the steps that it keeps, and as text where the property is one. */
export function dateAs(column: Column, date: Expression): Expression {
  if (isDay(column)) {
    return method(method(date, 'toISOString'), 'slice', 0, 10);
  }
  const step = stepOf(column);
  const kept = step === 1 ? date : inSteps(date, step);
  return column.js === 'string' ? method(kept, 'toISOString') : kept;
}

/** The same of a moment that is known. */
export function instantAs(column: Column, date: Date): string | Date {
  if (isDay(column)) {
    return date.toISOString().slice(0, 10);
  }
  return column.js === 'string' ? date.toISOString() : date;
}

/** The milliseconds between two moments that a column can tell apart. */
export function stepOf({ type, precision = 3 }: Column): number {
  return type === 'date' ? 1 : 10 ** (3 - Math.min(precision, 3));
}

function isDay({ type, js }: Column): boolean {
  return type === 'date' && js !== 'Date';
}

export function guessTime({ column, rank }: Subject): Expression {
  const zone = column.type === 'timetz' ? '+00' : '';
  if (rank === undefined) {
    const time = method(method(fakeDate('recent'), 'toISOString'), 'slice', 11, 19);
    return zone === '' ? time : template(time, zone);
  }
  const hours = 24 / rank.of;
  const hour = fake('number.int', {
    min: Math.ceil(hours * rank.place),
    max: Math.max(Math.ceil(hours * rank.place), Math.ceil(hours * (rank.place + 1)) - 1),
  });
  return template(method(method(hour, 'toString'), 'padStart', 2, '0'), `:00:00${zone}`);
}

function instant(subject: Subject): Expression {
  const { phrase, rank, bounds } = subject;
  if (rank !== undefined) {
    return inOrder(subject);
  }
  if (isDate(bounds.min) || isDate(bounds.max)) {
    return between(bounds.min, bounds.max);
  }
  if (endsIn('birthday|birthdate|birth date|date of birth|dob|born|born at|born on').test(phrase)) {
    return fakeDate('birthdate');
  }
  return fakeDate(isAhead(phrase) ? 'future' : 'past');
}

/** A month for each place, with a day between them: so no two can meet, in whatever time zone they are read. */
function inOrder({ phrase, rank, siblings }: Subject): Expression {
  const { place, of } = rank ?? { place: 0, of: 1 };
  const days = 31 * (hasFuture(phrase, siblings) ? place : place + 1 - of);
  const date = fakeDate('recent', { days: 30 });
  return days === 0
    ? date
    : derive(
        date,
        (source) => `new Date(${source}.getTime() ${days < 0 ? '-' : '+'} ${Math.abs(days)} * 86_400_000)`,
        (value) => new Date(Number(value) + days * DAY),
      );
}

/** Both of a pair have to decide alike. */
function hasFuture(phrase: string, siblings: ReadonlySet<string>): boolean {
  return !/(?:^| )(created|updated|modified)/.test(phrase) && [...siblings].some(isAhead);
}

function isDate(limit: Limit | undefined): boolean {
  return limit !== undefined && !Number.isNaN(Date.parse(String(limit.value)));
}

function between(min: Limit | undefined, max: Limit | undefined): Expression {
  const from = isDate(min)
    ? Date.parse(String(min?.value)) + DAY
    : Date.parse(String(max?.value)) - 366 * DAY;
  const to = isDate(max) ? Date.parse(String(max?.value)) - DAY : from + 365 * DAY;
  const [first, last] = from <= to ? [from, to] : [from - DAY, to + DAY];
  return fakeDate('between', { from: toText(first), to: toText(last) });
}

function inSteps(date: Expression, step: number): Expression {
  return derive(
    date,
    (source) => `new Date(Math.floor(${source}.getTime() / ${step}) * ${step})`,
    (value) => new Date(Math.floor(Number(value) / step) * step),
  );
}

function toText(time: number): string {
  return new Date(time).toISOString();
}
