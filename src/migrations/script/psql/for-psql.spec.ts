import { SqlFault } from '../../../sql/sql-fault.js';
import { loadSqlParser } from '../../../sql/sql-parser.js';
import { forPsql } from './for-psql.js';

beforeAll(loadSqlParser);

describe('forPsql', () => {
  it.each([
    ['select list[1:hi] from t', 'select list[1: hi] from t'],
    ['select list[lo:2]', 'select list[lo: 2]'],
    ['select list[:"x y"], list[:\'a\']', 'select list[: "x y"], list[: \'a\']'],
    ['select list[1:größe], list[1:日本]', 'select list[1: größe], list[1: 日本]'],
  ])('keeps psql from seeing a variable: %s', (statement, expected) => {
    expect(forPsql(statement)).toBe(expected);
  });

  it.each([
    'select 1::text, a::"x", list[1 : 2]',
    `select ':name', E'\\':name', "a:b", $$ :name '$$, $x$ :'name' $x$ -- :name`,
    '/* :name */ select f(a := 1)',
    'select $$\n\\q\n$$',
    'create function f() returns integer language sql begin atomic select 1; select 2; end',
  ])('leaves alone what it does not replace: %s', (statement) => {
    expect(forPsql(statement)).toBe(statement);
  });

  it.each(['select (1', `select 'a`, '$$', '/*', 'select \\x', 'copy t from stdin'])(
    'refuses %s',
    (statement) => {
      expect(() => forPsql(statement)).toThrow(SqlFault);
    },
  );
});
