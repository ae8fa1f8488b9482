import { parseCheck } from './parse-check.js';

const min = (value: number | string, exclusive = false) => ({ min: { value, exclusive } });
const max = (value: number | string, exclusive = false) => ({ max: { value, exclusive } });

describe('parseCheck', () => {
  it.each([
    ['price >= 0', [['price', min(0)]]],
    ['price > 0.5', [['price', min(0.5, true)]]],
    ['("price" <= 100)', [['price', max(100)]]],
    ['0 < price', [['price', min(0, true)]]],
    ['((price > (0)::numeric))', [['price', min(0, true)]]],
    ['price = 3', [['price', { values: [3] }]]],
    ['price between 5 and 9', [['price', { ...min(5), ...max(9) }]]],
    [
      '((price >= 5) AND (price <= 9))',
      [
        ['price', min(5)],
        ['price', max(9)],
      ],
    ],
    [
      'price between 5 and 9 and stock > 1',
      [
        ['price', { ...min(5), ...max(9) }],
        ['stock', min(1, true)],
      ],
    ],
    ["born >= '2000-01-01'", [['born', min('2000-01-01')]]],
    ["born >= '2000-01-01'::date", [['born', min('2000-01-01')]]],
    ["born < date '2020-01-01'", [['born', max('2020-01-01', true)]]],
    ["grade in ('a', 'b', 'it''s')", [['grade', { values: ['a', 'b', "it's"] }]]],
    ["grade in('a','b')", [['grade', { values: ['a', 'b'] }]]],
    ['grade in (1, 2)', [['grade', { values: [1, 2] }]]],
    [
      "((grade)::text = any ((array['a'::character varying, 'b'::character varying])::text[]))",
      [['grade', { values: ['a', 'b'] }]],
    ],
    ['char_length(name) >= 3', [['name', { minLength: 3 }]]],
    ['length(name) > 3', [['name', { minLength: 4 }]]],
    ['length(trim(name)) > 0', [['name', { minLength: 1 }]]],
    ['(char_length((name)::text) < 9)', [['name', { maxLength: 8 }]]],
    ['length(name) between 2 and 4', [['name', { minLength: 2, maxLength: 4 }]]],
    ['length(code) = 6', [['code', { minLength: 6, maxLength: 6 }]]],
    ["name <> ''", [['name', { minLength: 1 }]]],
  ])('reads %s', (expression, bounds) => {
    expect(parseCheck(expression)).toEqual({ bounds, orderings: [] });
  });

  it.each([
    ['starts_at < ends_at', 'starts_at', 'ends_at'],
    ['("endsAt" >= "startsAt")', 'startsAt', 'endsAt'],
    ['ends_at > starts_at', 'starts_at', 'ends_at'],
  ])('reads %s', (expression, lower, upper) => {
    expect(parseCheck(expression)).toEqual({ bounds: [], orderings: [{ lower, upper }] });
  });

  it.each([
    'price > 0 or stock > 0',
    'price > 0 OR price is null',
    'price % 2 = 0',
    "email like '%@%'",
    "email ~ '^[a-z]+ and [0-9] > 3$'",
    'lower(name) = name',
    'starts_at < now()',
    'price <> 5',
    "grade in ('a', other)",
    'price > stock * 2',
    'not (price > 3)',
    '',
  ])('leaves %s to the user', (expression) => {
    expect(parseCheck(expression)).toEqual({ bounds: [], orderings: [] });
  });
});
