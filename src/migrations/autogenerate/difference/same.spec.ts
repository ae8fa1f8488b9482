import { sql } from '../../operations/sql-text.js';
import { isSame } from './same.js';

it.each<[string, unknown, unknown, boolean]>([
  ['the order of keys does not matter', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
  ['what is undefined is not there', { a: undefined }, {}, true],
  ['SQL is SQL', { sql: sql`now()` }, { sql: 'now()' }, true],
  ['values in SQL count', sql`a = ${1}`, sql`a = ${2}`, false],
  ['numbers are what they are worth', { start: 5n }, { start: 5 }, true],
  ['great numbers count in full', { max: 9223372036854775807n }, { max: 9223372036854775806n }, false],
  ['the order of lists matters', ['a', 'b'], ['b', 'a'], false],
  ['null is not nothing', { a: null }, {}, false],
  ['false is not nothing', { value: false }, {}, false],
  ['texts are not numbers', { value: '1' }, { value: 1 }, false],
])('%s', (_what, one, other, is) => {
  expect(isSame(one, other)).toBe(is);
});
