import { parseArrayText } from './array-text.js';
import { toArray, toJson } from './collections.js';
import { parseColumnType } from './column-type.js';
import { toEnum } from './enums.js';
import { toDecimal, toInteger, toNumber } from './numbers.js';
import { showValue } from './show-value.js';
import { toBoolean, toBytes, toText, toUuid } from './texts.js';
import { toDate, toInterval, toTime, toTimestamp, toZonedTime } from './times.js';
import { type Conversion, ValueFault } from './value-fault.js';

/** What becomes of a value: the result, or what was expected, in an object. */
function outcome(conversion: Conversion, value: unknown): unknown {
  try {
    return conversion(value);
  } catch (error) {
    if (error instanceof ValueFault) {
      return { expected: error.expected };
    }
    throw error;
  }
}
const refused = (expected: string) => ({ expected });

const UTC = toTimestamp({ asDate: true, zoned: true });
const PLAIN = toTimestamp({ asDate: true, zoned: false });
const TEXT = toTimestamp({ asDate: false, zoned: false });
const price = toDecimal({ name: 'numeric', length: 5, scale: 2, isArray: false });
const free = toDecimal({ name: 'numeric', isArray: false });
const SMALL = refused('integer from -32768 to 32767');
const MOMENT = refused('time with its zone (2026-01-31T12:30:00Z)');
const DAY = refused('date (2026-01-31)');
const BYTES = refused('bytes: \\x and hexadecimal digits, or base64: and those of base64');
const LIST = refused('array (["a", "b"] or {a,b})');
const WRITTEN_OUT = refused('decimal number, written out');

describe('conversions', () => {
  it.each<[string, Conversion, unknown, unknown]>([
    ['smallint', toInteger('smallint'), '12', 12],
    ['smallint', toInteger('smallint'), '+12', 12],
    ['smallint', toInteger('smallint'), '-32768', -32768],
    ['smallint', toInteger('smallint'), '32768', SMALL],
    ['smallint', toInteger('smallint'), 40000, SMALL],
    ['integer', toInteger('integer'), '2147483648', refused('integer from -2147483648 to 2147483647')],
    ['integer', toInteger('integer'), '12abc', refused('integer')],
    ['integer', toInteger('integer'), ' 12', refused('integer')],
    ['integer', toInteger('integer'), '', refused('integer')],
    ['integer', toInteger('integer'), '1.0', refused('integer')],
    ['integer', toInteger('integer'), 1.5, refused('integer')],
    ['integer', toInteger('integer'), Number.NaN, refused('integer')],
    ['integer', toInteger('integer'), true, refused('integer')],
    ['bigint', toInteger('bigint'), '9223372036854775807', '9223372036854775807'],
    ['bigint', toInteger('bigint'), 9007199254740993n, '9007199254740993'],
    ['bigint', toInteger('bigint'), 2 ** 53, '9007199254740992'],
    [
      'bigint',
      toInteger('bigint'),
      '9223372036854775808',
      refused('integer from -9223372036854775808 to 9223372036854775807'),
    ],
    ['real', toNumber('real'), '1e3', 1000],
    ['real', toNumber('real'), '1e39', refused('number that real can hold')],
    ['double', toNumber('double precision'), '-.5', -0.5],
    ['double', toNumber('double precision'), 'NaN', refused('number')],
    ['double', toNumber('double precision'), Number.NaN, refused('number')],
    ['double', toNumber('double precision'), Number.POSITIVE_INFINITY, refused('number')],
    ['double', toNumber('double precision'), '1e999', refused('number')],
    ['double', toNumber('double precision'), '0x10', refused('number')],
    ['double', toNumber('double precision'), '', refused('number')],
    ['numeric(5,2)', price, '123.40', '123.40'],
    ['numeric(5,2)', price, '00123.4000', '00123.4000'],
    ['numeric(5,2)', price, 1.5, '1.5'],
    ['numeric(5,2)', price, '1234', refused('decimal of 5 digits, 2 of them behind the point')],
    ['numeric(5,2)', price, '1.234', refused('decimal of 5 digits, 2 of them behind the point')],
    ['numeric', free, '12345678901234567890.12345', '12345678901234567890.12345'],
    ['numeric', free, 0.1 + 0.2, refused('number that JSON keeps exactly; write it as a text')],
    ['numeric', free, '1e5', WRITTEN_OUT],
    ['numeric', free, '.', WRITTEN_OUT],
    ['numeric', free, '1,5', WRITTEN_OUT],
    ['numeric', free, true, WRITTEN_OUT],
    ...['true', 'T', 'yes', 'on', '1', true].map((text): [string, Conversion, unknown, unknown] => [
      'boolean',
      toBoolean,
      text,
      true,
    ]),
    ...['false', 'F', 'no', 'off', '0', false].map((text): [string, Conversion, unknown, unknown] => [
      'boolean',
      toBoolean,
      text,
      false,
    ]),
    ['boolean', toBoolean, 'maybe', refused('boolean (true or false)')],
    ['boolean', toBoolean, 1, refused('boolean (true or false)')],
    ['date', toDate(false), '2024-02-29', '2024-02-29'],
    ['date', toDate(true), '2024-02-29', new Date('2024-02-29T00:00:00Z')],
    ['date', toDate(false), '2026-02-29', DAY],
    ['date', toDate(false), '1900-02-29', DAY],
    ['date', toDate(false), '0000-01-01', DAY],
    ['date', toDate(false), '31.01.2026', DAY],
    ['date', toDate(false), '2026-01-31T00:00:00Z', DAY],
    ['time', toTime, '12:30', '12:30:00'],
    ['time', toTime, '23:59:59.123456', '23:59:59.123456'],
    ['time', toTime, '24:01', refused('time (12:30:00)')],
    ['timetz', toZonedTime, '12:30+01', '12:30:00+01'],
    ['timetz', toZonedTime, '12:30', refused('time with its zone (12:30:00+01:00)')],
    ['timestamptz', UTC, '2026-01-31T12:30:00Z', new Date('2026-01-31T12:30:00Z')],
    ['timestamptz', UTC, '2026-01-31 12:30:00.123456+05:30', new Date('2026-01-31T07:00:00.123Z')],
    ['timestamptz', UTC, '2026-01-31 12:30:00-03', new Date('2026-01-31T15:30:00Z')],
    ['timestamptz', UTC, '2026-01-31T12:30+0130', new Date('2026-01-31T11:00:00Z')],
    ['timestamptz', UTC, '2026-01-31T12:30:00', MOMENT],
    ['timestamptz', UTC, '2026-01-31', MOMENT],
    ['timestamptz', UTC, '2026-13-31T12:30:00Z', MOMENT],
    ['timestamptz', UTC, 'infinity', MOMENT],
    ['timestamptz', UTC, 1769862600, MOMENT],
    ['timestamp', PLAIN, '2026-01-31 12:30:00', new Date('2026-01-31T12:30:00Z')],
    ['timestamp', PLAIN, '2026-01-31', new Date('2026-01-31T00:00:00Z')],
    ['timestamp as text', TEXT, '2026-01-31 12:30:00', '2026-01-31 12:30:00'],
    ['timestamp as text', TEXT, '2026-01-31 12:30:00Z', refused('time (2026-01-31T12:30:00)')],
    ['interval', toInterval, '1 day -02:00:00', '1 day -02:00:00'],
    ['interval', toInterval, '1 year 2 mons', '1 year 2 mons'],
    ['interval', toInterval, 'P1DT2H', 'P1DT2H'],
    ['interval', toInterval, 'P', refused('interval (1 day 02:00:00, or P1DT2H)')],
    ['interval', toInterval, '3 apples', refused('interval (1 day 02:00:00, or P1DT2H)')],
    ['uuid', toUuid, 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
    ['uuid', toUuid, 'a0eebc99', refused('UUID')],
    ['bytea', toBytes, '\\x00fF', Buffer.from([0, 255])],
    ['bytea', toBytes, '\\x', Buffer.alloc(0)],
    ['bytea', toBytes, 'base64:AP8=', Buffer.from([0, 255])],
    ['bytea', toBytes, '\\x0', BYTES],
    ['bytea', toBytes, 'base64:AP8', BYTES],
    ['bytea', toBytes, 'abc', BYTES],
    ['varchar(2)', toText(2), 'ab', 'ab'],
    ['varchar(2)', toText(2), '😀😀', '😀😀'],
    ['varchar(2)', toText(2), 'abc', refused('text of at most 2 characters')],
    ['text', toText(undefined), 12, refused('text')],
    ['text', toText(undefined), 'a\0', refused('text that PostgreSQL can hold: it has a NUL character')],
    ['enum', toEnum(['a', 'b']), 'a', 'a'],
    ['enum', toEnum(['a', 'b']), 'A', refused('one of "a", "b"')],
    ['enum', toEnum([1, 2]), '2', 2],
    ['enum', toEnum([1, 2]), 2, 2],
    ['enum', toEnum([1, 2]), 3, refused('one of 1, 2')],
    ['json', toJson(false), '{"a": [1]}', { a: [1] }],
    ['json', toJson(false), '{a}', refused('JSON')],
    ['json with types', toJson(true), 'a text', 'a text'],
    [
      'json with types',
      toJson(true),
      [{ a: 2n ** 60n }],
      refused('JSON that keeps its numbers exactly; write a great one as a text'),
    ],
    ['array', toArray(toInteger('integer')), '[1, "2", null]', [1, 2, null]],
    ['array', toArray(toInteger('integer')), '{1,2,NULL}', [1, 2, null]],
    ['array', toArray(toInteger('integer')), ['1', 2], [1, 2]],
    ['array', toArray(toInteger('integer')), '{1,x}', refused('array of: integer')],
    ['array', toArray(toText(undefined)), '{{a},{b}}', LIST],
    ['array', toArray(toText(undefined)), [['a']], LIST],
    ['array', toArray(toText(undefined)), 'a,b', LIST],
  ])('%s: %p', (_name, conversion, value, expected) => {
    expect(outcome(conversion, value)).toEqual(expected);
  });
});

it.each([
  ['{}', []],
  ['{ }', []],
  ['{a}', ['a']],
  ['{a, b c ,"d,\\"e\\\\"}', ['a', 'b c', 'd,"e\\']],
  ['{NULL,"NULL",null}', [null, 'NULL', null]],
  ['{""}', ['']],
  ['{a\\,b}', ['a,b']],
  ['{a,}', undefined],
  ['{a', undefined],
  ['{a}b', undefined],
  ['a}', undefined],
  ['', undefined],
])('reads the array %s', (text, elements) => {
  expect(parseArrayText(text)).toEqual(elements);
});

it.each([
  ['varchar(255)', { name: 'text', length: 255, isArray: false }],
  ['numeric(10,2)', { name: 'numeric', length: 10, scale: 2, isArray: false }],
  ['double precision', { name: 'double precision', isArray: false }],
  ['timestamp(3) with time zone', { name: 'timestamptz', length: 3, isArray: false }],
  ['timestamptz(6)', { name: 'timestamptz', length: 6, isArray: false }],
  ['character varying(5)[]', { name: 'text', length: 5, isArray: true }],
  ['INT[]', { name: 'integer', isArray: true }],
  ['"Mood"[]', { name: 'other', isArray: true }],
  ['inet', { name: 'other', isArray: false }],
  ['', { name: 'other', isArray: false }],
])('knows the type %s', (written, type) => {
  expect(parseColumnType(written)).toEqual(type);
});

it.each([
  ['x7', '"x7"'],
  [null, 'null'],
  [2n ** 60n, '1152921504606846976'],
  ['a'.repeat(100), `"${'a'.repeat(55)}..."`],
  [{ a: [1] }, '{"a":[1]}'],
  [undefined, 'undefined'],
])('shows %p', (value, shown) => {
  expect(showValue(value)).toBe(shown);
});
