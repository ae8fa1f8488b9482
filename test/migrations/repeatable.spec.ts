import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  InvalidMigrationFilesError,
  MigrationFailedError,
  PendingMigrationsError,
  RepeatableReadsError,
  type MigrationEvent,
  type MigrationService,
} from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource, MigrationSources } from '../fixtures/migration-files.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const users: MigrationSource = {
  revision: 'users',
  change(op) {
    op.createTable('users', (t) => {
      t.integer('id').primaryKey();
      t.text('name').notNull();
    });
  },
};

/** `names` is made of `active`, though it is read before it. */
const views: MigrationSources = {
  'a_names.sql': `-- repeatable: true
-- up
create view names as select name from active;
-- down
drop view if exists names;
`,
  'b_active.sql': `-- repeatable: true
-- up
create view active as select * from users;
-- down
drop view if exists active;
`,
};
const all: MigrationSources = { '1_users': users, ...views };

async function run(migrations: MigrationService): Promise<string[]> {
  const { steps } = await migrations.migrate();
  return steps.map(({ revision }) => revision);
}

/** Changes a file as an editor would, in a service of its own that has not read it before. */
async function edit(folder: string, file: string, from: string, to: string): Promise<MigrationService> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(from, to));
  return lab.on([folder]);
}

const definitions = () =>
  lab.query(`select viewname as name, definition from pg_views where schemaname = 'public' order by 1`);

describe('repeatable migrations', () => {
  it('run after the versioned ones, each after what it needs', async () => {
    const migrations = await lab.with(all);
    const events: MigrationEvent[] = [];
    const { steps } = await migrations.migrate({ onProgress: (event) => events.push(event) });

    expect(steps.map(({ revision }) => revision)).toEqual(['users', 'b_active', 'a_names']);
    expect(events.map((event) => event.type)).toEqual([
      'planned',
      'started',
      'finished',
      'planned',
      'started',
      'started',
      'finished',
      'finished',
    ]);
    expect(await lab.query('select * from names')).toEqual([]);
    const rows = await lab.query(
      'select revision, state, batch, repeatable, revert_script from siskin_migrations order by applied_at',
    );
    expect(rows).toEqual([
      {
        revision: 'users',
        state: 'applied',
        batch: 1,
        repeatable: false,
        revert_script: 'drop table "users";',
      },
      {
        revision: 'b_active',
        state: 'applied',
        batch: 1,
        repeatable: true,
        revert_script: 'drop view if exists active;',
      },
      {
        revision: 'a_names',
        state: 'applied',
        batch: 1,
        repeatable: true,
        revert_script: 'drop view if exists names;',
      },
    ]);
  });

  it('run no second time while nothing has changed, not for a comment either', async () => {
    const folder = await lab.folder(all);
    await run(await lab.on([folder]));
    expect(await run(await lab.on([folder]))).toEqual([]);
    expect(await run(await edit(folder, 'a_names.sql', '-- up\n', '-- Who there is.\n-- up\n'))).toEqual([]);
  });

  it('run again when their SQL has changed, with what needs them, undone before', async () => {
    const folder = await lab.folder(all);
    await run(await lab.on([folder]));

    // PostgreSQL would not replace the view by one with fewer columns, nor drop it under the other.
    const changed = await edit(folder, 'b_active.sql', 'select *', 'select name');
    expect((await changed.status()).repeatables.map(({ revision, state }) => `${revision} ${state}`)).toEqual(
      ['a_names changed', 'b_active changed'],
    );
    expect(await run(changed)).toEqual(['b_active', 'a_names']);
    expect(await definitions()).toEqual([
      { name: 'active', definition: ' SELECT name\n   FROM users;' },
      { name: 'names', definition: ' SELECT name\n   FROM active;' },
    ]);
    expect((await changed.status()).repeatables.map(({ state }) => state)).toEqual(['applied', 'applied']);
  });

  it('run alone when nothing needs them', async () => {
    const folder = await lab.folder(all);
    await run(await lab.on([folder]));
    expect(await run(await edit(folder, 'a_names.sql', 'select name', 'select upper(name) as name'))).toEqual(
      ['a_names'],
    );
  });

  it('are made anew after a versioned migration has dropped them', async () => {
    const folder = await lab.folder(all);
    await run(await lab.on([folder]));
    await writeFile(
      join(folder, '2_wider.sql'),
      `-- up\ndrop view active cascade;\nalter table users alter name type varchar(99);\n-- down\n`,
    );
    const migrations = await lab.on([folder]);
    expect(await run(migrations)).toEqual(['2_wider', 'b_active', 'a_names']);
    expect((await definitions()).map(({ name }) => name)).toEqual(['active', 'names']);
  });

  it('leave all as it was where one of them fails', async () => {
    const folder = await lab.folder(all);
    await run(await lab.on([folder]));
    const before = await definitions();

    const broken = await edit(folder, 'b_active.sql', 'select *', 'select 1 as nothing');
    const error = await rejection(broken.migrate(), MigrationFailedError);
    expect(error.migration).toEqual({
      revision: 'a_names',
      name: 'a_names',
      direction: 'up',
      file: join(folder, 'a_names.sql'),
    });
    expect(error.failed?.sqlState).toBe('42703');
    expect(await definitions()).toEqual(before);
    expect((await broken.status()).repeatables.map(({ state }) => state)).toEqual(['changed', 'changed']);
  });

  it('wait until all that is versioned is applied', async () => {
    const migrations = await lab.with({
      ...all,
      '2_tags.sql': '-- up\ncreate table tags ();\n-- down\ndrop table tags;\n',
    });
    const { steps } = await migrations.migrate({ target: 'users' });
    expect(steps.map(({ revision }) => revision)).toEqual(['users']);
    expect(await run(migrations)).toEqual(['2_tags', 'b_active', 'a_names']);
  });

  it('stay when something is rolled back, and go when everything is', async () => {
    const folder = await lab.folder(all);
    await run(await lab.on([folder]));
    await writeFile(join(folder, '2_tags.sql'), '-- up\ncreate table tags ();\n-- down\ndrop table tags;\n');
    const migrations = await lab.on([folder]);
    await run(migrations);

    await migrations.rollback();
    expect((await definitions()).map(({ name }) => name)).toEqual(['active', 'names']);
    await migrations.rollback({ target: 'base' });
    expect(await lab.tables()).toEqual([]);
    expect(await lab.query('select * from siskin_migrations')).toEqual([]);
    expect(await run(migrations)).toEqual(['users', '2_tags', 'b_active', 'a_names']);
  });

  it('may replace what they created, and are then not undone', async () => {
    const folder = await lab.folder({
      '1_users': users,
      'double.sql': `-- repeatable: true
-- up
create or replace function double(n integer) returns integer language sql as 'select n * 2';
`,
    });
    await run(await lab.on([folder]));
    await lab.query('grant execute on function double(integer) to public');
    expect(await run(await edit(folder, 'double.sql', 'n * 2', 'n + n'))).toEqual(['double']);
    expect(await lab.query('select double(4)')).toEqual([{ double: 8 }]);
  });

  it('can be classes, with the inverse of `change` to undo them', async () => {
    const folder = await lab.folder({
      '1_users': users,
      policies: {
        repeatable: true,
        change(op) {
          op.addCheck('users', 'named', "name <> ''");
        },
      },
    });
    const migrations = await lab.on([folder]);
    await run(migrations);
    await lab.query('alter table users drop constraint named');
    await rename(join(folder, 'policies.ts'), join(folder, 'old.txt'));
    const gone = await lab.on([folder]);
    expect((await gone.status()).repeatables).toMatchObject([
      { revision: 'policies', state: 'missing', file: null },
    ]);
    // What it dropped is gone already.
    await gone.rollback({ target: 'base' });
    expect(await lab.tables()).toEqual([]);
  });

  it('drop what a class has created, and create it anew', async () => {
    const folder = await lab.folder({
      '1_users': users,
      active: {
        repeatable: true,
        change(op) {
          op.createView('active', 'select * from users');
          op.createFunction('shout', {
            arguments: [{ name: 'word', type: 'text' }],
            returns: 'text',
            language: 'sql',
            body: 'select upper(word)',
          });
        },
      },
    });
    const migrations = await lab.on([folder]);
    await run(migrations);
    await lab.query('drop view active');
    expect(await run(migrations)).toEqual(['active']);
    expect((await definitions()).map(({ name }) => name)).toEqual(['active']);
    expect(await lab.query("select shout('a')")).toEqual([{ shout: 'A' }]);
  });

  it('are looked at when the application boots', async () => {
    const folder = await lab.folder(all);
    await run(await lab.on([folder], { onBootstrap: 'migrate' }));
    const path = join(folder, 'a_names.sql');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('select name', 'select name as n'));

    const error = await rejection(lab.on([folder], { onBootstrap: 'check' }), PendingMigrationsError);
    expect(error.revisions).toEqual(['a_names']);
    await lab.on([folder], { onBootstrap: 'migrate' });
    expect(await lab.query('select n from names')).toEqual([]);
  });

  it('stay when their file goes', async () => {
    const folder = await lab.folder(all);
    await run(await lab.on([folder]));
    await rm(join(folder, 'a_names.sql'));
    const migrations = await lab.on([folder]);
    expect(await run(migrations)).toEqual([]);
    expect((await definitions()).map(({ name }) => name)).toEqual(['active', 'names']);
  });
});

describe('a repeatable migration', () => {
  it('must not read', async () => {
    const folder = await lab.folder({
      reader: {
        repeatable: true,
        async up(op) {
          await op.rows('select 1');
        },
      },
    });
    const error = await rejection((await lab.on([folder])).migrate(), RepeatableReadsError);
    expect(error.message).toBe(
      `The repeatable migration reader reads from the database, in ${folder}/reader.ts. Whether it has changed is seen from its SQL, which must not depend on the data.
Let the SQL itself decide, by op.sql, or write it as a versioned migration, without \`static repeatable\`.`,
    );
  });

  it.each([
    [
      '-- parents: users\n',
      'it is repeatable and has parents: it is no part of the graph and runs after all that is',
    ],
    [
      '-- labels: shop\n',
      'it is repeatable and has labels: it is no part of the graph and runs after all that is',
    ],
    [
      '-- transaction: false\n',
      'it is repeatable and outside a transaction: all repeatable ones that have changed run in one',
    ],
    ['-- revision: users\n', expect.stringMatching(/^its name users is that of .*1_users\.ts, too$/)],
  ])('can not say %j', async (header, problem) => {
    const folder = await lab.folder({
      '1_users': users,
      'x.sql': `-- repeatable: true\n${header}-- up\nselect 1;\n`,
    });
    const error = await rejection((await lab.on([folder])).migrate(), InvalidMigrationFilesError);
    expect(error.faults).toEqual([expect.objectContaining({ file: join(folder, 'x.sql'), problem })]);
  });
});
