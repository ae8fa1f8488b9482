import { firstWords } from './sql-words.js';

const texts = (statement: string, count?: number) => firstWords(statement, count).map(({ text }) => text);

describe('firstWords', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['  \n\t', []],
    ['Create  INDEX', ['create', 'index']],
    ['vacuum;', ['vacuum', ';']],
    ['-- a comment\r\nvacuum -- another', ['vacuum']],
    ['/* a /* nested */ one */ drop /**/ table/*x*/a', ['drop', 'table', 'a']],
    ['/* without an end', []],
    ['on shop.users (id)', ['on', 'shop', '.', 'users', '(', 'id', ')']],
    ['"Shop"."a ""b"""', ['Shop', '.', 'a "b"']],
    ['"/* no comment */" x', ['/* no comment */', 'x']],
    ["set x = 'it''s -- no comment'", ['set', 'x', '=', "'it''s -- no comment'"]],
    ['Ünïcode_1$ É', ['Ünïcode_1$', 'É']],
    ['limit 10.5', ['limit', '10.5']],
    ["'open", ["'", 'open']],
  ])('of %j', (statement, words) => {
    expect(texts(statement)).toEqual(words);
  });

  it('tells what was quoted', () => {
    expect(firstWords('drop "table" ""')).toEqual([
      { text: 'drop', quoted: false },
      { text: 'table', quoted: true },
      { text: '', quoted: true },
    ]);
  });

  it('takes no more than asked for', () => {
    expect(texts('a b c d', 2)).toEqual(['a', 'b']);
    expect(texts(`insert into t values ${'(1),'.repeat(100_000)}`)).toHaveLength(64);
  });
});
