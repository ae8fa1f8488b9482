import { readdir, readFile } from 'node:fs/promises';

import { NothingToSquashError, type MigrationService } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource, MigrationSources } from '../fixtures/migration-files.js';
import { sqlFile } from './sql-file.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const ROLES = `create table roles (
  id int primary key, name text not null, made timestamptz default clock_timestamp(), key uuid default gen_random_uuid());
insert into roles (id, name) values (1, 'admin'), (2, 'guest');`;

/** Roles with rows in the middle, and more of the schema after them. */
const rows: Record<string, string> = {
  '01_a.sql': sqlFile('a', '', 'create table users (id serial primary key, name text);', 'drop table users;'),
  '02_b.sql': sqlFile(
    'b',
    'a',
    'alter table users add column role int;',
    'alter table users drop column role;',
  ),
  '03_roles.sql': sqlFile('roles', 'b', ROLES, 'drop table roles;'),
  '04_c.sql': sqlFile(
    'c',
    'roles',
    `alter table users add foreign key (role) references roles;\n-- a comment; at the end`,
    'alter table users drop constraint users_role_fkey;',
  ),
  '05_d.sql': sqlFile('d', 'c', 'create index by_role on users (role);', 'drop index by_role;'),
};
const ids = (items: readonly { revision: string }[]) => items.map(({ revision }) => revision);
async function squashed(sources: MigrationSources): Promise<{
  folder: string;
  migrations: MigrationService;
  result: Awaited<ReturnType<MigrationService['squash']>>;
}> {
  const folder = await lab.folder(sources);
  const result = await (await lab.on([folder])).squash();
  return { folder, result, migrations: await lab.on([folder]) };
}

describe('a revision that changes rows', () => {
  it('stays between two baselines, with values that are others each time', async () => {
    const { folder, result, migrations } = await squashed(rows);
    const [first = '', second = ''] = ids(result.baselines);
    expect(result.baselines).toMatchObject([
      { parents: [], replaces: ['a', 'b'] },
      { parents: ['roles'], replaces: ['c', 'd'] },
    ]);
    expect(result.kept).toEqual([{ revision: 'roles', reason: 'rows' }]);
    expect(await readdir(folder)).toEqual([
      '01_a.sql',
      '02_b.sql',
      '02_baseline.sql',
      '03_roles.sql',
      '04_c.sql',
      '05_d.sql',
      '06_baseline.sql',
    ]);
    expect(await readFile(result.baselines[1]?.path ?? '', 'utf8')).toBe(
      `-- revision: ${second}
-- parents: roles
-- replaces: c, d
--
-- Stands for 2 revisions, from c to d.

-- up
alter table users add foreign key (role) references roles;
create index by_role on users (role);

-- down
drop index by_role;
alter table users drop constraint users_role_fkey;
`,
    );
    expect(ids((await migrations.migrate()).steps)).toEqual([first, 'roles', second]);
    expect(await lab.query('select id, name from roles order by id')).toEqual([
      { id: 1, name: 'admin' },
      { id: 2, name: 'guest' },
    ]);
    expect(ids((await migrations.rollback({ target: 'roles' })).steps)).toEqual([second]);
    expect(ids((await migrations.rollback({ target: 'base' })).steps)).toEqual(['roles', first]);
    expect(await lab.tables()).toEqual([]);
  });

  it.each([
    ['a', ['b', 'roles', 'SECOND'], ['first', 'second']],
    ['b', ['roles', 'SECOND'], ['first']],
    ['roles', ['SECOND'], ['first']],
    ['c', ['d'], ['first', 'second']],
    ['d', [], ['first', 'second']],
  ])('is met by a database at %s', async (at, steps, recorded) => {
    const { result, migrations } = await squashed(rows);
    const [first = '', second = ''] = ids(result.baselines);
    await (await lab.with(rows)).migrate({ target: at });
    const run = await migrations.migrate();
    expect(ids(run.steps)).toEqual(steps.map((step) => (step === 'SECOND' ? second : step)));
    const ledger = (await lab.query('select revision from siskin_migrations')).map(
      ({ revision }) => revision,
    );
    expect(ledger).toEqual(
      expect.arrayContaining(recorded.map((name) => (name === 'first' ? first : second))),
    );
    expect(await migrations.status()).toMatchObject({ applied: 3, pending: 0, missing: 0 });
  });
});

it.each<[string, MigrationSource | string, string]>([
  ['a moved sequence', sqlFile('x', 'b', `select setval('users_id_seq', 1000, false);`, ''), 'rows'],
  [
    'grants',
    sqlFile('x', 'b', 'grant select on users to public;', 'revoke select on users from public;'),
    'privileges',
  ],
  [
    'a condition',
    {
      revision: 'x',
      parents: ['b'],
      shouldRun() {
        return false;
      },
      up(op) {
        op.sql('create table other ()');
      },
      down(op) {
        op.sql('drop table other');
      },
    },
    'condition',
  ],
])('keeps a revision with %s', async (_what, source, reason) => {
  const name = typeof source === 'string' ? '03_x.sql' : '03_x';
  const { '01_a.sql': a, '02_b.sql': b } = rows;
  const { result, migrations } = await squashed({ '01_a.sql': a ?? '', '02_b.sql': b ?? '', [name]: source });
  expect(result).toMatchObject({ baselines: [{ replaces: ['a', 'b'] }], kept: [{ revision: 'x', reason }] });
  expect((await migrations.migrate()).steps).toHaveLength(2);
});

it('keeps code and what runs outside a transaction after rows', async () => {
  const code: MigrationSource = {
    revision: 'code',
    parents: ['d'],
    async up(op) {
      const found = await op.rows('select 1 from roles');
      op.sql(`comment on table roles is '${found.length} roles'`);
    },
    down(op) {
      op.sql('comment on table roles is null');
    },
  };
  const outside = `-- transaction: false\n${sqlFile('e', 'code', 'create index concurrently x on users (name);', 'drop index x;')}`;
  const { result } = await squashed({ ...rows, '06_code': code, '07_e.sql': outside });
  expect(result.kept).toEqual([
    { revision: 'roles', reason: 'rows' },
    { revision: 'code', reason: 'code' },
    { revision: 'e', reason: 'transaction' },
  ]);
});

it('says where nothing is left to fold', async () => {
  const sources = {
    '1_a.sql': sqlFile('a', '', 'create table t (n int);', 'drop table t;'),
    '2_b.sql': sqlFile('b', 'a', 'insert into t values (1);', 'delete from t;'),
  };
  const migrations = await lab.with(sources);
  const error = await rejection(migrations.squash(), NothingToSquashError);
  expect(error.problem).toBe(
    `Up to b no two revisions can be folded into one:
- a: there is nothing beside it to fold it with
- b: it changes rows or sequences`,
  );
});
