import { compileText } from './compiler.js';
import { sql, SqlFragment, type SqlText } from './sql-text.js';

describe('compileText', () => {
  it.each<[string, SqlText, string]>([
    ['a string', "select '$1', ?", "select '$1', ?"],
    ['no values', sql`select 1`, 'select 1'],
    ['a value', sql`a = ${"it's"}`, "a = 'it''s'"],
    ['several values', sql`${1}, ${null}, ${undefined}, ${false}`, '1, null, null, false'],
    ['a list', sql`a = any(${['x', 'y']})`, `a = any('{"x","y"}')`],
    ['a fragment', sql`a and ${sql`b = ${2}`}`, 'a and b = 2'],
    ['fragments in fragments', sql`${sql`${sql`${3}`}`}`, '3'],
    ['an escape', sql`e'\n' || ${'\n'}`, "e'\n' || '\n'"],
  ])('writes %s', (_what, text, compiled) => {
    expect(compileText(text)).toBe(compiled);
  });

  it('quotes when it compiles, so that a fragment is data', () => {
    expect(sql`a = ${1} or b = ${'x'}`).toEqual(new SqlFragment(['a = ', ' or b = ', ''], [1, 'x']));
  });
});
