import * as fc from 'fast-check';

import { sql, SqlFragment } from '../sql-text.js';
import { toKey, toSource } from './values.js';

/** What the source makes when it runs. */
async function evaluate(source: string): Promise<unknown> {
  const code = `export default (sql) => (${source});`;
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return (module as { default: (tag: typeof sql) => unknown }).default(sql);
}

describe('toSource', () => {
  it.each<[unknown, string]>([
    ["it's", "'it\\'s'"],
    ['"quoted" \\ \t', `'"quoted" \\\\ \\t'`],
    ['two\nlines `of` ${text} \\', '`two\nlines \\`of\\` \\${text} \\\\`'],
    ['a\r\nb', "'a\\r\\nb'"],
    [7, '7'],
    [-0, '-0'],
    [12n, '12n'],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    [new Date(0), "new Date('1970-01-01T00:00:00.000Z')"],
    [Buffer.from('hi'), "Buffer.from('6869', 'hex')"],
    [[1, ['a']], "[1, ['a']]"],
    [{ a: 1, 'b c': {} }, "{ a: 1, 'b c': {} }"],
    [sql`a = ${1} or b`, 'sql`a = ${1} or b`'],
    [sql`a = ${sql`b`} \\ \``, 'sql`a = ${sql`b`} \\\\ \\``'],
    [new SqlFragment(['now()'], []), 'sql`now()`'],
  ])('writes %p', async (value, source) => {
    expect(toSource(value)).toBe(source);
    expect(await evaluate(source)).toEqual(value);
  });

  it('writes any JSON and any fragment so that it is read again', async () => {
    const text = fc.string({ unit: 'grapheme' });
    const fragment = fc
      .array(text, { minLength: 1 })
      .chain((strings) =>
        fc
          .array(text, { minLength: strings.length - 1, maxLength: strings.length - 1 })
          .map((values) => new SqlFragment(strings, values)),
      );
    const property = fc.asyncProperty(fc.oneof(fc.jsonValue(), fragment), async (value) => {
      expect(await evaluate(toSource(value))).toEqual(value);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

describe('toKey', () => {
  it.each([
    ['name', 'name'],
    ['$a_1', '$a_1'],
    ['full name', "'full name'"],
    ["it's", "'it\\'s'"],
    ['two\nlines', "'two\\nlines'"],
    ['1a', "'1a'"],
    ['größe', "'größe'"],
    ['__proto__', "['__proto__']"],
  ])('writes %p as %s', (name, key) => {
    expect(toKey(name)).toBe(key);
  });
});
