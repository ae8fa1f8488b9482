import { parseSqlMigration } from './parse-sql-migration.js';

describe('parseSqlMigration', () => {
  it('reads header and sections', () => {
    const text = `-- Phones, so that we can call.
-- revision: b1
-- Parents: a1, a2
-- labels: shop
-- depends-on: c1,blog

-- up
alter table users add column phone text;
-- revision: not a header any more
select 1;

-- down
alter table users drop column phone;
`;
    const read = {
      revision: 'b1',
      parents: ['a1', 'a2'],
      labels: ['shop'],
      dependsOn: ['c1', 'blog'],
      up: 'alter table users add column phone text;\n-- revision: not a header any more\nselect 1;',
      down: 'alter table users drop column phone;',
    };
    expect(parseSqlMigration(text)).toEqual(read);
    expect(parseSqlMigration(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(read);
  });

  it.each([
    ['-- up\nselect 1', { up: 'select 1', down: undefined }],
    ['--up\nselect 1\n-- DOWN', { up: 'select 1', down: '' }],
    ['-- down\nselect 2\n-- up\nselect 1', { up: 'select 1', down: 'select 2' }],
    ['-- parents:\n-- up', { up: '', parents: [] }],
    ['-- revision:\n-- up', { up: '', revision: undefined }],
    ["-- up\nselect '\n-- up and down\n'", { up: "select '\n-- up and down\n'" }],
  ])('reads %j', (text, migration) => {
    expect(parseSqlMigration(text)).toMatchObject(migration);
  });

  it.each([
    ['', [{ problem: 'it has no section `-- up`' }]],
    ['-- down\n', [{ problem: 'it has no section `-- up`' }]],
    [
      '-- revison: a\n-- up',
      [
        {
          problem: "there is no header 'revison'; known are revision, parents, labels, depends-on",
          line: 1,
        },
      ],
    ],
    [
      '\n-- revision: a\n-- revision: a\n-- up',
      [{ problem: "the header 'revision' is there twice", line: 3 }],
    ],
    [
      '-- note\nselect 1;\n-- up\n',
      [{ problem: 'only comments may stand before the section `-- up`', line: 2 }],
    ],
    ['-- up\n-- down\n\n-- up\n', [{ problem: 'the section `-- up` is there twice', line: 4 }]],
    [
      '-- x: 1\nselect 1',
      [
        { problem: "there is no header 'x'; known are revision, parents, labels, depends-on", line: 1 },
        { problem: 'only comments may stand before the section `-- up`', line: 2 },
        { problem: 'it has no section `-- up`' },
      ],
    ],
  ])('finds the faults of %j', (text, faults) => {
    expect(parseSqlMigration(text)).toEqual(faults);
  });
});
