import { SqlFault } from './sql-fault.js';
import { splitStatements } from './split-statements.js';
import { loadSqlParser } from './sql-parser.js';

beforeAll(loadSqlParser);

const textsOf = (sql: string) => splitStatements(sql).map(({ text }) => text);

function faultOf(sql: string): SqlFault | undefined {
  try {
    splitStatements(sql);
    return undefined;
  } catch (error) {
    if (error instanceof SqlFault) {
      return error;
    }
    throw error;
  }
}

const FUNCTION = `create or replace function f(n int) returns int language sql
begin atomic
  insert into log values ('a;b');
  select case when n > 0 then case n when 1 then 2 end else 3 end as "end;";
  select 1 as end, t.end from (select case when true then 1 end) t;
end`;

const closed = (what: string) => `the ${what} that opens here is never closed`;
const psql = (command: string) => `${command} is a command of psql, not SQL`;
const copy =
  '`copy … from stdin` takes its rows from psql, not from a file; write `insert`, or `copy … from` a file of the server';

describe('splitStatements', () => {
  it.each([
    ['', []],
    [' \n\t;;\r\n; ', []],
    ['select 1', ['select 1']],
    ['select 1;', ['select 1']],
    ['select 1; select 2 ;select 3', ['select 1', 'select 2', 'select 3']],
    ['\uFEFFselect 1;\r\nselect 2;\r\n', ['select 1', 'select 2']],
    // Strings and names
    ["select ';'; select 'it''s;'", ["select ';'", "select 'it''s;'"]],
    [String.raw`select '\'; select 2`, [String.raw`select '\'`, 'select 2']],
    [String.raw`select E'\'; x', e'\\'; select 2`, [String.raw`select E'\'; x', e'\\'`, 'select 2']],
    ["select E'a'\n  '\\';b'; select 2", ["select E'a'\n  '\\';b'", 'select 2']],
    ['select "a;b", "c"";" from "d;"; select 2', ['select "a;b", "c"";" from "d;"', 'select 2']],
    ['select \'ä€😀;\', "ß;" ; select é😀', ['select \'ä€😀;\', "ß;"', 'select é😀']],
    ["select '\u0001;\u001b\f' ; select 2", ["select '\u0001;\u001b\f'", 'select 2']],
    // Dollar quotes
    ['do $$ begin; end $$; select 2', ['do $$ begin; end $$', 'select 2']],
    ['do $a$ ; $$ ; $b$ ; $A$ ; $a$; select 2', ['do $a$ ; $$ ; $b$ ; $A$ ; $a$', 'select 2']],
    ['do $ä_1$;$ä_1$; select a$b$ ; select $1', ['do $ä_1$;$ä_1$', 'select a$b$', 'select $1']],
    // Comments
    ['select 1 /* ; /* ; */ ; */ ; select 2 -- ;\n+ 1', ['select 1', 'select 2 -- ;\n+ 1']],
    ["select 1 -- it's\n; select 2", ['select 1', 'select 2']],
    ['-- one\n/* two */ select 1;', ['-- one\n/* two */ select 1']],
    ['select 1; -- one\n-- two\nselect 2; -- two', ['select 1', '-- two\nselect 2']],
    ['select 1; /*+ hint */ select 2', ['select 1', '/*+ hint */ select 2']],
    ['select 1;\n-- the end\n/* of it */', ['select 1']],
    ['-- nothing\n;\n/* at */ ; -- all', []],
    ['select 1 -- why\n', ['select 1']],
    ['select 5 - -1; select 2 --1', ['select 5 - -1', 'select 2']],
    // Parentheses and bodies
    [
      'create rule r as on insert to a do also (insert into b values (1); delete from c); select 2',
      ['create rule r as on insert to a do also (insert into b values (1); delete from c)', 'select 2'],
    ],
    ['select 1); select 2', ['select 1)', 'select 2']],
    ['select (1; select 2', ['select (1; select 2']],
    [`${FUNCTION};\nselect 2;`, [FUNCTION, 'select 2']],
    [
      'CREATE PROCEDURE p(x text = $$;$$) /* ; */ Begin /* ; */ Atomic END; select 2',
      ['CREATE PROCEDURE p(x text = $$;$$) /* ; */ Begin /* ; */ Atomic END', 'select 2'],
    ],
    ['begin; select 1; end; commit', ['begin', 'select 1', 'end', 'commit']],
    // What PostgreSQL 18 does not know, a later one may
    ['frobnicate the table; select from where', ['frobnicate the table', 'select from where']],
  ])('splits %j', (sql, expected) => {
    expect(textsOf(sql)).toEqual(expected);
  });

  it.each([
    [`select U&'\\003B;' , U&"a;" uescape '!'; select B';', X';'`, 2],
    ['create function begin() returns int return 1; select 2', 2],
    ['create function f() returns int as $$ begin atomic; $$ language sql; end; select 2', 3],
    ['create table begin (atomic int, "begin" int); select begin atomic; end', 3],
    ['create view v as select begin atomic from t; select 2', 2],
    ['copy t to stdout; copy (select "stdin" from t) to stdout; select stdin from stdin', 3],
    ["copy t from '/tmp/t'; copy t from program 'stdin'", 2],
  ])('splits %j in %i', (sql, count) => {
    expect(textsOf(sql)).toHaveLength(count);
  });

  it('says where each statement is, and what it begins with', () => {
    const sql =
      '\uFEFF-- ä€😀\r\n\r\nselect 1;\r\n  /* two */\r\nCreate Unique Index Concurrently i on t (a);Rollback To x';
    expect(splitStatements(sql)).toEqual([
      { text: '-- ä€😀\r\n\r\nselect 1', start: 1, line: 3, command: ['select'] },
      {
        text: '/* two */\r\nCreate Unique Index Concurrently i on t (a)',
        start: sql.indexOf('/*'),
        line: 5,
        command: ['create', 'unique', 'index', 'concurrently'],
      },
      { text: 'Rollback To x', start: sql.indexOf('Rollback'), line: 5, command: ['rollback', 'to'] },
    ]);
  });

  it.each([
    ["select 1;\n-- why\nselect\n 'a;\nselect 2;", 4, `${closed('string')}; its statement begins on line 3`],
    ["select 'it's;\nselect 'b;\n", 2, closed('string')],
    ["select 'it's' ;\nselect 'b';", 2, `${closed('string')}; its statement begins on line 1`],
    [String.raw`select E'a\';`, 1, closed('string')],
    ["select 1;\nselect e'a\\", 2, closed('string')],
    ['select 1;\n\nselect "a;\n\n', 3, closed('quoted name')],
    ['select 1;\n/* a /* b */ ;\nselect 2;', 2, closed('comment')],
    ['do $$ ; $$;\ndo $a$ ; $$ $A$ $a;\nselect 1;', 2, closed('dollar quote $a$')],
    ["frobnicate;\nfrob 'ä😀';\nselec '", 3, closed('string')],
    [
      'select 1;\nselect 12abc;\nselect 2',
      2,
      'PostgreSQL can\'t read it: trailing junk after numeric literal at or near "12abc"',
    ],
    [
      'select \'ä😀\';\nselect\n\n"";',
      4,
      'PostgreSQL can\'t read it: zero-length delimited identifier at or near """"',
    ],
    [
      'select 1;\nselect \0;',
      2,
      'it holds a NUL character, which PostgreSQL does not take; the file has to be UTF-8',
    ],
    ['select 1;\n\\set x 1\nselect 2', 2, psql('\\set')],
    ["\\echo it's", 1, psql('\\echo')],
    ["select 1;\n-- it's\n\n  \\echo it's", 4, psql('\\echo')],
    ['select 1 \\gset', 1, psql('\\gset')],
    ['\n\\copy t from stdin', 2, psql('\\copy')],
    ['\\.', 1, psql('\\.')],
    ["select 1;\n-- rows\nCOPY public.t (a, b) FROM stdin;\n1\tit's\n\\.\n", 3, copy],
    ['copy t from /* ; */ stdin with (format csv);\n12ab,"\n', 1, copy],
  ])('finds the fault of %j', (sql, line, problem) => {
    expect(faultOf(sql)).toMatchObject({ line, problem, message: `Line ${line}: ${problem}` });
  });
});
