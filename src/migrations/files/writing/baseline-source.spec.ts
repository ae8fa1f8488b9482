import { loadSqlParser } from '../../../sql/sql-parser.js';
import { parseSqlMigration, type SqlMigration } from '../sql/parse-sql-migration.js';
import { baselineSource, type BaselineParts } from './baseline-source.js';

beforeAll(() => loadSqlParser());

const PARTS: BaselineParts = {
  revision: 'r1',
  parents: [],
  up: ['create table a (id int)', 'create table b (id int)'],
  down: ['drop table b', 'drop table a'],
};

function read(parts: Partial<BaselineParts>): SqlMigration {
  const parsed = parseSqlMigration(baselineSource({ ...PARTS, ...parts }));
  if (Array.isArray(parsed)) {
    throw new Error(JSON.stringify(parsed));
  }
  return parsed;
}

const textsOf = (statements: SqlMigration['down']) => statements?.map(({ text }) => text);

describe('the source of a baseline', () => {
  it('is a SQL migration with its way back', () => {
    expect(baselineSource(PARTS)).toBe(
      [
        '-- revision: r1',
        '-- parents:',
        '',
        '-- up',
        'create table a (id int);',
        'create table b (id int);',
        '',
        '-- down',
        'drop table b;',
        'drop table a;',
        '',
      ].join('\n'),
    );
    const { revision, parents, up, down } = read({});
    expect({ revision, parents, up: textsOf(up), down: textsOf(down) }).toEqual({
      revision: 'r1',
      parents: [],
      up: PARTS.up,
      down: PARTS.down,
    });
  });

  it('names its parents and what it stands for', () => {
    const text = baselineSource({ ...PARTS, parents: ['a', 'b'], replaces: ['c', 'd'] });
    expect(text.split('\n').slice(0, 3)).toEqual([
      '-- revision: r1',
      '-- parents: a, b',
      '-- replaces: c, d',
    ]);
  });

  it('without a way back has no section for it', () => {
    expect(read({ down: null }).down).toBeUndefined();
    expect(read({ down: [] }).down).toEqual([]);
  });

  it.each([['up'], ['  DOWN '], ['parents: x'], ['Note: this\nrevision: r2'], ['a\r\ndown'], ['']])(
    'takes no note for a part of it: %j',
    (note) => {
      const { revision, parents, up, down } = read({ note: [note] });
      expect({ revision, parents, up: textsOf(up)?.length, down: textsOf(down)?.length }).toEqual({
        revision: 'r1',
        parents: [],
        up: 2,
        down: 2,
      });
    },
  );

  it.each([
    "create function f() returns text language sql as $$ select ';'\n-- down\n $$",
    'create function f() returns int begin atomic select 1; select 2; end',
    'create rule r as on update to t do instead (update u set a = 1; delete from u)',
    `comment on table "a;b" is e'x\\n-- up\\n'`,
  ])('keeps a statement whole: %s', (statement) => {
    expect(textsOf(read({ up: [statement, 'select 1'] }).up)).toEqual([statement, 'select 1']);
  });
});
