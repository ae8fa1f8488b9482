import { IdentifierTooLongError } from '../../errors/identifier-too-long.error.js';
import { InvalidObjectNameError } from '../../errors/invalid-object-name.error.js';
import { compile, type Clause } from './compiler.js';
import { columnTuple, id, labelled, object, parameters, phrase, statement, text, value } from './clauses.js';
import { sql } from './sql-text.js';

describe('clauses', () => {
  it.each<[string, Clause, string]>([
    ['a name', id('a "b".c'), '"a ""b"".c"'],
    ['an object', object('shop.users'), '"shop"."users"'],
    ['an object with dots', object({ schema: 'a.b', name: 'c.d' }), '"a.b"."c.d"'],
    ['columns', columnTuple(['a', 'B']), '("a", "B")'],
    ['a value', value("it's"), "'it''s'"],
    ['SQL with values', text(sql`a = ${'x'}`), "a = 'x'"],
    [
      'parameters',
      parameters({ fillfactor: 70, 'toast.autovacuum_enabled': false }),
      '("fillfactor" = 70, "toast"."autovacuum_enabled" = false)',
    ],
    ['a keyword with a digit', phrase('compression', 'lz4'), 'compression lz4'],
    ['a condition', labelled('where', 'a > 1') ?? id('none'), 'where (a > 1)'],
  ])('writes %s', (_what, clause, written) => {
    expect(compile(clause)).toBe(written);
  });

  it('leaves out what is undefined or false', () => {
    expect(statement('drop', false, 'table', undefined, id('a'), labelled('where', undefined))).toBe(
      'drop table "a"',
    );
  });

  it.each(['drop; --', "a'b", 'a"b', '', 'a)'])('refuses %j for a keyword', (keyword) => {
    expect(() => statement(keyword)).toThrow(
      new TypeError(`'${keyword}' was given where PostgreSQL expects a keyword.`),
    );
  });

  it('refuses a name that PostgreSQL would cut off', () => {
    const name = `${'ü'.repeat(31)}xy`;
    expect(() => statement('drop table', object(`shop.${name}`))).toThrow(
      new IdentifierTooLongError(name, 64),
    );
    expect(statement('drop table', object('t'.repeat(63)))).toBe(`drop table "${'t'.repeat(63)}"`);
  });

  it('refuses a name that could be taken in two ways', () => {
    expect(() => object('a.b.c')).toThrow(new InvalidObjectNameError('a.b.c'));
  });
});
