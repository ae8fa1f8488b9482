import { bind, Expression } from './bind.js';
import { ensure, when } from './conditions.js';
import { echo, remark } from './remark.js';

describe('bind', () => {
  it('fills in values as literals, and expressions as they are', () => {
    const text = 'values ($1, $2, $3, $10, $1)';
    const values = ["a'b $2", null, new Expression('now()'), 4, 5, 6, 7, 8, 9, true];
    expect(bind(text, values)).toBe(`values ('a''b $2', null, now(), true, 'a''b $2')`);
  });
});

describe('remark and echo', () => {
  it.each([
    ['a\nb\r\nc\u2028d', '-- a b c d', "\\echo 'a b c d'"],
    ["it's `ls` :x \\q", "-- it's `ls` :x \\q", "\\echo 'it''s `ls` :x \\\\q'"],
  ])('stay on one line, and show all as it is: %j', (text, comment, shown) => {
    expect([remark(text), echo(text)]).toEqual([comment, shown]);
  });
});

describe('when and ensure', () => {
  it('have psql decide', () => {
    expect(when('is_new', ['create'], ['alter'])).toEqual([
      '\\if :is_new',
      'create',
      '\\else',
      'alter',
      '\\endif',
    ]);
    expect(ensure('1 = 1', { problem: "it's", remedy: 'mend $$ it' })).toEqual([
      'select 1 = 1 as siskin_sound \\gset',
      '\\if :siskin_sound',
      '\\else',
      `do $body$begin raise exception using message = 'it''s', hint = 'mend $$ it'; end$body$;`,
      '\\endif',
    ]);
  });
});
