import { printCode } from '../source/print.js';
import { toTypeCall } from './column-types.js';

describe('toTypeCall', () => {
  it.each([
    ['text', "t.text('a')"],
    ['double precision', "t.doublePrecision('a')"],
    ['varchar', "t.varchar('a')"],
    ['varchar(20)', "t.varchar('a', 20)"],
    ['timestamptz(3)', "t.timestamptz('a', 3)"],
    ['numeric', "t.numeric('a')"],
    ['numeric(10)', "t.numeric('a', 10)"],
    ['numeric(10, 2)', "t.numeric('a', 10, 2)"],
    ['numeric(3, -2)', "t.numeric('a', 3, -2)"],
    ['numeric(10,2)', "t.column('a', 'numeric(10,2)')"],
    ['text[]', "t.column('a', 'text[]')"],
    ['"shop"."status"', `t.column('a', '"shop"."status"')`],
  ])('starts a column of %s', (type, code) => {
    expect(printCode(toTypeCall('a', type))).toBe(code);
  });
});
