import { loadSqlParser } from '../../../sql/sql-parser.js';
import { parseSqlMigration, type SqlMigration } from './parse-sql-migration.js';

beforeAll(loadSqlParser);

/** The migration with the texts of its statements. */
function read(text: string) {
  const parsed = parseSqlMigration(text);
  if (Array.isArray(parsed)) {
    return parsed;
  }
  const { up, down, ...settings } = parsed;
  return { ...settings, up: textsOf(up), ...(down === undefined ? {} : { down: textsOf(down) }) };
}

function textsOf(statements: SqlMigration['up']): string[] {
  return statements.map(({ text }) => text);
}

const known =
  'known are revision, parents, labels, depends-on, replaces, transaction, repeatable, lock-timeout, statement-timeout, lint';

describe('parseSqlMigration', () => {
  it('reads header and sections', () => {
    const text = `-- Phones, so that we can call.
-- revision: b1
-- Parents: a1, a2
-- labels: shop
/* depends-on: nothing, -- up */
-- depends-on: c1,blog
-- replaces: d1, d2
-- transaction: false
-- lock-timeout: 2min
-- statement-timeout: 0
-- lint: drop-column nobody has read it since 1.4
-- lint: cascade nothing depends on it

-- up
alter table users add column phone text;
-- revision: not a header any more
select 1;

-- down
alter table users drop column phone;
`;
    const migration = {
      revision: 'b1',
      parents: ['a1', 'a2'],
      labels: ['shop'],
      dependsOn: ['c1', 'blog'],
      replaces: ['d1', 'd2'],
      transaction: false,
      lockTimeout: 120_000,
      statementTimeout: 0,
      lint: { 'drop-column': 'nobody has read it since 1.4', cascade: 'nothing depends on it' },
      up: ['alter table users add column phone text', '-- revision: not a header any more\nselect 1'],
      down: ['alter table users drop column phone'],
    };
    expect(read(text)).toEqual(migration);
    expect(read(`\uFEFF${text}`)).toEqual(migration);
    expect(read(text.replaceAll('\n', '\r\n'))).toEqual({
      ...migration,
      up: migration.up.map((statement) => statement.replaceAll('\n', '\r\n')),
    });
  });

  it('knows the line of each statement in the file', () => {
    expect(parseSqlMigration('-- up\nselect 1;\n\n-- down\n-- why\nselect\n2;select 3')).toMatchObject({
      up: [{ line: 2 }],
      down: [{ line: 6 }, { line: 7 }],
    });
  });

  it.each([
    ['-- up\nselect 1', { up: ['select 1'] }],
    ['--up\nselect 1\n-- DOWN', { up: ['select 1'], down: [] }],
    ['-- down\nselect 2\n-- up\nselect 1', { up: ['select 1'], down: ['select 2'] }],
    ['-- parents:\n-- up', { up: [], parents: [] }],
    ['-- revision:\n-- up', { up: [] }],
    ['-- up \t\r\n;;\n  -- down  \n-- nothing', { up: [], down: [] }],
    // Sections are comments in a line of their own
    ["-- up\nselect '\n-- up\n'", { up: ["select '\n-- up\n'"] }],
    ['-- up\nselect "\n-- up\n"', { up: ['select "\n-- up\n"'] }],
    ['-- up\ndo $a$\n-- down\n$$;\n$a$', { up: ['do $a$\n-- down\n$$;\n$a$'] }],
    ['/*\n-- up\n*/\n-- up\nselect 1 /*\n-- down\n*/', { up: ['select 1'] }],
    ['-- up\nselect 1; -- down\nselect 2', { up: ['select 1', 'select 2'] }],
    ['-- up\n-- up and down\nselect 1', { up: ['-- up and down\nselect 1'] }],
    // Headers too
    ['/* a */ -- parents: b\n-- up', { up: [] }],
    ['/*\n-- parents: b\n*/\n-- up', { up: [] }],
    // Transactions
    [
      '-- up\nsavepoint a; rollback to a; rollback work to savepoint a; release a;',
      { up: ['savepoint a', 'rollback to a', 'rollback work to savepoint a', 'release a'] },
    ],
    [
      '-- up\nprepare a as select 1; set transaction read only',
      { up: ['prepare a as select 1', 'set transaction read only'] },
    ],
    [
      "-- transaction: False\n-- up\ncommit prepared 'a'",
      { transaction: false, up: ["commit prepared 'a'"] },
    ],
    ['-- transaction: true\n-- up', { transaction: true, up: [] }],
    ['-- up\ncreate or replace', { up: ['create or replace'] }],
  ])('reads %j', (text, migration) => {
    expect(read(text)).toEqual(migration);
  });

  it.each([
    ['5s', 5_000],
    ['500ms', 500],
    ['500', 500],
    ['2 min', 120_000],
    ['1h', 3_600_000],
    ['1d', 86_400_000],
    ['0', 0],
    ['2147483647', 2_147_483_647],
  ])('reads the timeout %s', (value, milliseconds) => {
    expect(read(`-- lock-timeout: ${value}\n-- statement-timeout:${value}\n-- up`)).toEqual({
      lockTimeout: milliseconds,
      statementTimeout: milliseconds,
      up: [],
    });
  });

  it.each(['', 'drop-column'])('refuses the allowance %j, which gives no reason', (value) => {
    expect(read(`-- lint: ${value}\n-- up`)).toEqual([
      {
        problem: `the header 'lint' is '${value}', not a rule and why it is fine, such as drop-column nobody reads it`,
        line: 1,
      },
    ]);
  });

  it.each(['', '5S', '-1', '1.5s', '5 seconds', 's', '5us', '2147483648', '25d', 'default'])(
    'refuses the timeout %j',
    (value) => {
      const problem = (header: string) =>
        `the header '${header}' is '${value}', not a time such as 500ms, 5s, 2min or 0`;
      expect(read(`-- lock-timeout: ${value}\n-- statement-timeout: ${value}\n-- up`)).toEqual([
        { problem: problem('lock-timeout'), line: 1 },
        { problem: problem('statement-timeout'), line: 2 },
      ]);
    },
  );

  it.each([
    ['', [{ problem: 'it has no section `-- up`' }]],
    ['-- down\n', [{ problem: 'it has no section `-- up`' }]],
    ['-- revison: a\n-- up', [{ problem: `there is no header 'revison'; ${known}`, line: 1 }]],
    [
      '\n-- revision: a\n-- revision: a\n-- up',
      [{ problem: "the header 'revision' is there twice", line: 3 }],
    ],
    [
      '-- transaction: no\n-- up',
      [{ problem: "the header 'transaction' is 'no', not true or false", line: 1 }],
    ],
    [
      '-- note\nselect 1;\nselect 2;\n-- up\n',
      [{ problem: 'only comments may stand before the section `-- up`', line: 2 }],
    ],
    ['-- up\n-- down\n\n-- up\n', [{ problem: 'the section `-- up` is there twice', line: 4 }]],
    [
      '-- x: 1\nselect 1',
      [
        { problem: `there is no header 'x'; ${known}`, line: 1 },
        { problem: 'only comments may stand before the section `-- up`', line: 2 },
        { problem: 'it has no section `-- up`' },
      ],
    ],
    [
      '-- up\nselect (1;\n-- down\n',
      [{ problem: 'the section `-- down` begins inside parentheses or a body that are still open', line: 3 }],
    ],
    ["-- up\n;\nselect 'a", [{ problem: 'the string that opens here is never closed', line: 3 }]],
    [
      "-- up\nbegin;\nselect 'it's';\n-- down\n",
      [
        { problem: expect.stringMatching(/^`begin` does not go/), line: 2 },
        { problem: 'the string that opens here is never closed', line: 3 },
      ],
    ],
    [
      "-- up\ncopy t from stdin;\n1\tit's\n\\.\n-- down\n",
      [{ problem: expect.stringMatching(/^`copy … from stdin`/), line: 2 }],
    ],
    ['\\connect shop\n-- up\n', [{ problem: 'only comments may stand before the section `-- up`', line: 1 }]],
    ['-- up\n\\connect shop\n', [{ problem: '\\connect is a command of psql, not SQL', line: 2 }]],
  ])('finds the faults of %j', (text, faults) => {
    expect(read(text)).toEqual(faults);
  });

  it.each([
    ['begin', 'begin'],
    ['Begin Isolation Level Serializable', 'begin'],
    ['start /* a */ transaction', 'start transaction'],
    ['commit and chain', 'commit'],
    ["commit prepared 'a'", 'commit'],
    ['end', 'end'],
    ['rollback', 'rollback'],
    ['rollback transaction', 'rollback'],
    ['abort', 'abort'],
    ["prepare transaction 'a'", 'prepare transaction'],
  ])('refuses %s, whatever the transaction', (statement, command) => {
    const problemIn = (one: string) =>
      `\`${command}\` does not go with the transaction that ${one}; leave it out`;
    expect(read(`-- up\n-- why\n${statement};\n-- down\n${statement}`)).toEqual([
      { problem: problemIn('the migration runs in'), line: 3 },
      { problem: problemIn('the migration runs in'), line: 5 },
    ]);
    const outside = [{ problem: problemIn('each of its statements runs in'), line: 3 }];
    expect(read(`-- transaction: false\n-- up\n${statement}`)).toEqual(
      statement.includes('prepared') ? { transaction: false, up: [statement] } : outside,
    );
  });
});
