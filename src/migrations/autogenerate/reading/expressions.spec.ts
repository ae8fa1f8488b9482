import * as fc from 'fast-check';

import { bare, splitExpressions } from './expressions.js';

function quoted(text: string, quote: string): string {
  return quote + text.replaceAll(quote, quote + quote) + quote;
}

describe('bare', () => {
  it.each([
    ['(a > 0)', 'a > 0'],
    ['((a + 1))', 'a + 1'],
    ['((a) || (b))', '(a) || (b)'],
    ['(a) || (b)', '(a) || (b)'],
    ['lower(a)', 'lower(a)'],
    ["(a = ')'::text)", "a = ')'::text"],
    ["(a = '('::text) OR (b = 'it''s)'::text)", "(a = '('::text) OR (b = 'it''s)'::text)"],
    ['("x)" > 1)', '"x)" > 1'],
    ['("x"")" > 1) OR (true)', '("x"")" > 1) OR (true)'],
    ['(CASE\n    WHEN a THEN 1\n    ELSE 2\nEND)', 'CASE\n    WHEN a THEN 1\n    ELSE 2\nEND'],
    ['', ''],
  ])('makes %s %s', (expression, expected) => {
    expect(bare(expression)).toBe(expected);
  });
});

describe('splitExpressions', () => {
  it.each<[string, string[]]>([
    ['lower(a)', ['lower(a)']],
    ['lower(a), (b + 1)', ['lower(a)', 'b + 1']],
    [
      "f(a, ','::text), ('x,('::text || b), ARRAY[1, 2]",
      ["f(a, ','::text)", "'x,('::text || b", 'ARRAY[1, 2]'],
    ],
    ['f("a,b"), c', ['f("a,b")', 'c']],
    ['', ['']],
  ])('takes %s apart', (list, expected) => {
    expect(splitExpressions(list)).toEqual(expected);
  });

  it('gives back what was joined, whatever the literals hold', () => {
    const call = fc.string().map((text) => `f(${quoted(text, "'")}::text, ${quoted(text, '"')})`);
    fc.assert(
      fc.property(fc.array(call, { minLength: 1 }), (items) => {
        expect(splitExpressions(items.join(', '))).toEqual(items);
        expect(splitExpressions(items.map((item) => `(${item})`).join(', '))).toEqual(items);
      }),
    );
  });
});
