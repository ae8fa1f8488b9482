import * as fc from 'fast-check';

import { UsageError } from '../../../../errors/usage.error.js';
import { NO_DECISIONS } from '../decisions.js';
import { parseDecisions, type DecisionFlags } from './parse-decisions.js';
import { shellWord, showSide } from './quoted-side.js';

describe('parseDecisions', () => {
  it('decides nothing where nothing is said', () => {
    expect(parseDecisions({})).toEqual(NO_DECISIONS);
  });

  it.each([
    ['users:people', 'users', 'people'],
    ['users.name:users.full_name', 'users.name', 'users.full_name'],
    ['users.name:full_name', 'users.name', 'users.full_name'],
    ['shop.users:people', 'shop.users', 'shop.people'],
    ['shop.users.name:full_name', 'shop.users.name', 'shop.users.full_name'],
    ['status.in progress:status.v1.0', 'status.in progress', 'status.v1.0'],
    ['"status.a:b":"status.c=""d"""', 'status.a:b', 'status.c="d"'],
    ['status.a:"b"', 'status.a', 'b'],
  ])('reads --rename %s', (text, old, to) => {
    expect(parseDecisions({ rename: [text] }).renames).toEqual(new Map([[old, to]]));
  });

  it.each([
    ["users.phone='n/a'", 'users.phone', "'n/a'"],
    ["users.phone = 'a=b:c'", 'users.phone', "'a=b:c'"],
    ['"users.a=b"=now()', 'users.a=b', 'now()'],
    ['users.note=\n1', 'users.note', '1'],
  ])('reads --fill and --using %j', (text, name, sql) => {
    const expected = new Map([[name, sql]]);
    const { fills, conversions } = parseDecisions({ fill: [text], using: [text] });
    expect({ fills, conversions }).toEqual({ fills: expected, conversions: expected });
  });

  it('takes several of each, and the same one twice', () => {
    expect(parseDecisions({ rename: ['a:b', 'c:d', 'a:b'], drop: ['e', '"f:g"', 'e'] })).toEqual({
      ...NO_DECISIONS,
      renames: new Map([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      drops: new Set(['e', 'f:g']),
    });
  });

  it.each<[DecisionFlags, string, string]>([
    [
      { rename: ['users.name'] },
      "--rename takes what is gone and what it is now, not 'users.name'.",
      'For instance: --rename users.name:users.full_name',
    ],
    [
      { rename: ['a:b:c'] },
      "--rename takes what is gone and what it is now, not 'a:b:c'.",
      'For instance: --rename users.name:users.full_name',
    ],
    [{ drop: [' '] }, "--drop takes what may go, not ' '.", 'For instance: --drop users.name'],
    [{ drop: ['a:b'] }, "--drop takes what may go, not 'a:b'.", 'For instance: --drop users.name'],
    [
      { fill: ['users.phone= '] },
      "--fill takes a column and the value of its rows as SQL, not 'users.phone= '.",
      `For instance: --fill "users.phone='n/a'"`,
    ],
    [
      { using: ['age::integer'] },
      "--using takes a column and its new value as SQL, not 'age::integer'.",
      'For instance: --using "users.age=age::integer"',
    ],
    [{ rename: ['a:b', 'a:c'] }, "--rename says of a both 'b' and 'c'.", 'Leave out one of them.'],
    [{ fill: ['a.b=1', 'a.b=2'] }, "--fill says of a.b both '1' and '2'.", 'Leave out one of them.'],
  ])('refuses %j', (flags, problem, remedy) => {
    expect(() => parseDecisions(flags)).toThrow(new UsageError(problem, remedy));
  });

  it('reads any name as it is shown', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 });
    const target = name.map((text) => `t.${text}`);
    fc.assert(
      fc.property(name, target, (old, to) => {
        const { renames, drops } = parseDecisions({
          rename: [`${showSide(old)}:${showSide(to)}`],
          drop: [showSide(old)],
        });
        expect({ renames: [...renames], drops: [...drops] }).toEqual({ renames: [[old, to]], drops: [old] });
      }),
    );
  });
});

describe('shellWord', () => {
  it.each([
    ['users.name:users.full_name', 'users.name:users.full_name'],
    ['users.a b', "'users.a b'"],
    [`users.age="age"::text || 'x'`, `'users.age="age"::text || '\\''x'\\'''`],
  ])('shows %s', (text, word) => {
    expect(shellWord(text)).toBe(word);
  });
});
