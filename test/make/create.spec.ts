import { join } from 'node:path';

import ts from 'typescript';

import {
  AmbiguousParentError,
  FileExistsError,
  FileOrderError,
  InvalidNameError,
  InvalidRevisionNameError,
  InvalidTargetError,
  MigrationFolderNeededError,
  NotAHeadError,
  RedundantParentError,
  RevisionNameTakenError,
  UnknownMigrationFolderError,
  UnknownRevisionError,
} from '../../src/index.js';
import { REPOSITORY } from '../fixtures/folders.js';
import { rejection } from '../fixtures/lab.js';
import { migration, read, Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => void (workshop = await Workshop.open()));
afterAll(() => workshop.close());

const line = { '1_a1.ts': migration('a1', []), '2_a2.ts': migration('a2', ['a1']) };
const branched = { ...line, '3_b2.ts': migration('b2', ['a1'], "static readonly labels = ['shop'];") };

describe('make:migration', () => {
  it('follows the head', async () => {
    const folder = await workshop.folder(line);
    const migrations = await workshop.service(folder);
    const made = await migrations.create('Tidy up');

    expect(made).toEqual({
      revision: expect.stringMatching(/^[0-9a-f]{12}$/),
      path: expect.stringMatching(new RegExp(`^${folder}/\\d{14}_tidy_up\\.ts$`)),
      parents: ['a2'],
      labels: [],
      dependsOn: [],
    });
    expect(await read(made.path)).toBe(`import { Migration, type Operations } from 'siskin';

export default class TidyUp extends Migration {
  static readonly revision = '${made.revision}';
  static readonly parents = ['a2'];

  change(op: Operations) {
    // op.addColumn('users', (t) => t.varchar('phone', 20));
  }
}
`);
  });

  it('makes the folder for the first one', async () => {
    const folder = join(await workshop.folder(), 'new/migrations');
    const made = await (await workshop.service(folder)).create('Add phone');
    expect(made).toMatchObject({ parents: [], path: expect.stringContaining(folder) });
  });

  it('names labels and dependencies, with full ids', async () => {
    const folder = await workshop.folder({ ...branched, '4_c.ts': migration('c1234567', []) });
    const made = await (
      await workshop.service(folder)
    ).create('wire', {
      head: 'shop@head',
      labels: ['mail', 'post'],
      dependsOn: ['c123', 'shop', 'c1234567'],
      revision: 'w1',
    });

    expect(made).toMatchObject({
      parents: ['b2'],
      labels: ['mail', 'post'],
      dependsOn: ['c1234567', 'shop'],
    });
    expect(await read(made.path)).toContain(`
  static readonly revision = 'w1';
  static readonly parents = ['b2'];
  static readonly labels = ['mail', 'post'];
  static readonly dependsOn = ['c1234567', 'shop'];
`);
    const copy = await workshop.service(await workshop.copy(folder));
    const { revisions } = await copy.status();
    expect(revisions.map(({ revision }) => revision)).toEqual(['a1', 'a2', 'b2', 'c1234567', 'w1']);
  });

  it('asks which head, where there are several', async () => {
    const folder = await workshop.folder(branched);
    const error = await rejection((await workshop.service(folder)).create('more'), AmbiguousParentError);
    expect(error.message).toBe(
      [
        'There are 2 heads, so it is not clear which of them the new migration follows:',
        `- a2 (${folder}/2_a2.ts)`,
        `- b2 (${folder}/3_b2.ts)`,
        'To continue one of them: nest-cmd make:migration NAME --head a2',
        'To join them first: nest-cmd db:merge',
      ].join('\n'),
    );
  });

  it.each([
    ['base', []],
    ['shop', ['b2']],
    [
      ['a2', 'b2'],
      ['a2', 'b2'],
    ],
    ['heads', ['a2', 'b2']],
  ])('follows --head %j: %j', async (head, parents) => {
    const migrations = await workshop.service(await workshop.folder(branched));
    expect(await migrations.create('next', { head })).toMatchObject({ parents });
  });

  it('follows what is no head with --splice alone', async () => {
    const migrations = await workshop.service(await workshop.folder(line));
    await expect(migrations.create('next', { head: 'a1' })).rejects.toEqual(new NotAHeadError('a1', ['a2']));
    expect(await migrations.create('next', { head: 'a1', splice: true })).toMatchObject({ parents: ['a1'] });
  });

  it.each([
    [{ head: ['base', 'a2'] }, InvalidTargetError],
    [{ head: ['a2', 'a2'] }, RedundantParentError],
    [{ head: ['a2', 'a1'], splice: true }, RedundantParentError],
    [{ head: ['a1', 'a2'], splice: true }, RedundantParentError],
    [{ head: 'zz' }, UnknownRevisionError],
    [{ head: 'a2', dependsOn: ['zz'] }, UnknownRevisionError],
    [{ head: 'a2', revision: 'a1' }, RevisionNameTakenError],
    [{ head: 'a2', revision: 'shop' }, RevisionNameTakenError],
    [{ head: 'a2', labels: ['shop'] }, RevisionNameTakenError],
    [{ head: 'a2', labels: ['a1'] }, RevisionNameTakenError],
    [{ head: 'a2', labels: ['x', 'x'] }, RevisionNameTakenError],
    [{ head: 'a2', labels: ['x'], revision: 'x' }, RevisionNameTakenError],
    [{ head: 'a2', revision: 'a-b' }, InvalidRevisionNameError],
    [{ head: 'a2', revision: 'a@b' }, InvalidRevisionNameError],
    [{ head: 'a2', revision: 'a+b:c' }, InvalidRevisionNameError],
    [{ head: 'a2', revision: 'head' }, InvalidRevisionNameError],
    [{ head: 'a2', revision: '' }, InvalidRevisionNameError],
    [{ head: 'a2', revision: 'a b' }, InvalidRevisionNameError],
    [{ head: 'a2', labels: ['a,b'] }, InvalidRevisionNameError],
    [{ head: 'a2', labels: ['base'] }, InvalidRevisionNameError],
    [{ head: 'a2', path: '/nowhere' }, UnknownMigrationFolderError],
  ])('refuses %j', async (options, type) => {
    const folder = await workshop.folder(branched);
    const migrations = await workshop.service(folder);
    await expect(migrations.create('next', options)).rejects.toBeInstanceOf(type);
  });

  it.each(['', '!?'])('needs a name, which %j is not', async (name) => {
    const migrations = await workshop.service(await workshop.folder());
    await expect(migrations.create(name)).rejects.toEqual(new InvalidNameError('migration', name));
  });

  it('says whose name is taken', async () => {
    const folder = await workshop.folder(branched);
    const migrations = await workshop.service(folder);
    const error = await rejection(
      migrations.create('next', { head: 'a2', revision: 'shop' }),
      RevisionNameTakenError,
    );
    expect(error.problem).toBe(`The name 'shop' is taken: it is a label of b2 (${folder}/3_b2.ts).`);
  });

  it('names the file as the option says, and never writes over another', async () => {
    const folder = await workshop.folder();
    const migrations = await workshop.service(folder, { fileName: '{year}/{slug}', recursive: true });
    const { path } = await migrations.create('add the phone numbers of all our users to the users table', {
      revision: 'r1',
    });
    expect(path).toBe(`${folder}/${new Date().getUTCFullYear()}/add_the_phone_numbers_of_all_our_users.ts`);
    await expect(migrations.create('add the phone numbers of all our users')).rejects.toEqual(
      new FileExistsError(path),
    );
    expect(await migrations.create('next')).toMatchObject({ parents: ['r1'] });
  });
});

const inTwo = async () => [
  await workshop.folder({ '1_a1.ts': migration('a1', []) }),
  await workshop.folder({ '1_b1.ts': migration('b1', []) }),
];

describe('a new file', () => {
  it('may not come before one that follows the file before it', async () => {
    const folder = await workshop.folder({ '1_a1.ts': migration('a1'), '3_a2.ts': migration('a2') });
    const migrations = await workshop.service(folder, { fileName: '{rev}' });
    await expect(migrations.create('next', { revision: '2_b1' })).rejects.toEqual(
      new FileOrderError(`${folder}/2_b1.ts`, `${folder}/3_a2.ts`, ['a1']),
    );
    expect(await migrations.create('next', { revision: '4_b1' })).toMatchObject({ parents: ['a2'] });
    expect(await migrations.create('root', { revision: '0_b1', head: 'base' }).catch(String)).toContain(
      'FileOrderError',
    );
  });
});

describe('the folder of a new migration', () => {
  it('is that of its first parent', async () => {
    const [first = '', second = ''] = await inTwo();
    const migrations = await workshop.service([first, second]);
    const made = await migrations.create('next', { head: 'b1' });
    expect(made.path).toContain(second);
    expect(await migrations.merge()).toMatchObject({ path: expect.stringContaining(first) });
  });

  it('has to be named for a new root', async () => {
    const folders = await inTwo();
    const migrations = await workshop.service(folders);
    const error = await rejection(migrations.create('root', { head: 'base' }), MigrationFolderNeededError);
    expect(error.remedy).toBe(`Say which: --path ${folders[0]}`);

    const made = await migrations.create('root', { head: 'base', path: folders[1] });
    expect(made.path).toContain(folders[1]);
  });

  it('may be another one than its parent, of those in the options', async () => {
    const [first = '', second = ''] = await inTwo();
    const migrations = await workshop.service([first, second]);
    expect(await migrations.create('next', { head: 'b1', path: first })).toMatchObject({
      path: expect.stringContaining(first),
    });
    const error = await rejection(
      migrations.create('next', { head: 'b1', path: '/tmp' }),
      UnknownMigrationFolderError,
    );
    expect(error.problem).toBe(
      `The folder /tmp is not one that migrations are read from:\n- ${first}\n- ${second}`,
    );
  });
});

const bodyOf = async (name: string, options = {}) => {
  const migrations = await workshop.service(await workshop.folder());
  const source = await read((await migrations.create(name, options)).path);
  return source
    .slice(source.indexOf('change('))
    .split('\n')
    .slice(1, -3)
    .map((text) => text.trim());
};
const created = (table: string) => [
  `op.createTable('${table}', (t) => {`,
  "t.bigint('id').identity().primaryKey();",
  "t.timestamptz('created_at').notNull().defaultSql('now()');",
  '});',
];

describe('the contents of a new migration', () => {
  it.each([
    ['create_users_table', {}, created('users')],
    ['CreateUserRoles', {}, created('user_roles')],
    ['first', { create: 'app.users' }, created('app.users')],
    ['create_users', { table: 'people' }, ["op.addColumn('people', (t) => t.text('new_column'));"]],
    ['add_phone_to_users', {}, ["op.addColumn('users', (t) => t.text('phone'));"]],
    ['add_phone_to_users', { table: "o'hara" }, ["op.addColumn('o\\'hara', (t) => t.text('phone'));"]],
    ['remove_phone_from_users', {}, ["op.dropColumn('users', (t) => t.text('phone'));"]],
    ['fix_typos_in_posts_table', {}, ["op.addColumn('posts', (t) => t.text('new_column'));"]],
    ['tidy', {}, ["// op.addColumn('users', (t) => t.varchar('phone', 20));"]],
  ])('of %s with %j', async (name, options, body) => {
    expect(await bodyOf(name, options)).toEqual(body);
  });

  it.each([[{}], [{ sql: true }]])('is code that runs both ways, with %j', async (options) => {
    const table = `siskin_${Object.keys(options).length}`;
    const folder = await workshop.folder();
    const migrations = await workshop.service(folder, { table });
    await migrations.create('create_users', { ...options, revision: 'r1' });
    await migrations.create('add_phone_to_users', { ...options, revision: 'r2' });
    await migrations.create('remove_phone_from_users', { ...options, revision: 'r3' });
    await migrations.create('nothing', { ...options, revision: 'r4' });

    const { steps } = await migrations.migrate();
    expect(steps.map(({ revision }) => revision)).toEqual(['r1', 'r2', 'r3', 'r4']);
    const reverted = await migrations.rollback();
    expect(reverted.steps).toHaveLength(4);
  });

  it('compiles', async () => {
    const folder = await workshop.folder();
    const migrations = await workshop.service(folder);
    const made = [
      await migrations.create('create_users', { revision: 'r1', labels: ['shop'] }),
      await migrations.create('add_phone_to_users', { revision: 'r2', dependsOn: ['r1'] }),
      await migrations.create('remove_phone_from_users', { revision: 'r3' }),
      await migrations.create('tidy', { revision: 'r4', head: 'r2', splice: true }),
      await migrations.merge(),
    ];
    expect(
      compile(made.map(({ path }) => path)).map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, '\n'),
      ),
    ).toEqual([]);
  });
});

describe('a SQL migration', () => {
  it('is a header and two sections', async () => {
    const folder = await workshop.folder(branched);
    const made = await (
      await workshop.service(folder)
    ).create('create orders', {
      head: ['a2', 'b2'],
      labels: ['orders'],
      dependsOn: ['a1'],
      sql: true,
    });
    expect(made.path).toMatch(/_create_orders\.sql$/);
    expect(await read(made.path)).toBe(`-- revision: ${made.revision}
-- parents: a2, b2
-- labels: orders
-- depends-on: a1

-- up
create table "orders" (
  "id" bigint generated by default as identity primary key,
  "created_at" timestamptz not null default now()
);

-- down
drop table "orders";
`);
  });
});

describe('a repeatable migration', () => {
  it.each([
    [
      false,
      'active_users.ts',
      `import { Migration, type Operations } from 'siskin';

export default class ActiveUsers extends Migration {
  static readonly repeatable = true;

  change(op: Operations) {
    // op.createView('active_users', 'select id from users');
  }
}
`,
    ],
    [
      true,
      'active_users.sql',
      `-- repeatable: true

-- up
-- create view active_users as select id from users;

-- down
-- drop view if exists active_users;
`,
    ],
  ])('is known by its name alone (SQL: %s)', async (sql, file, text) => {
    const folder = await workshop.folder(branched);
    const service = await workshop.service(folder);
    const path = join(folder, file);

    const made = await service.createRepeatable('Active users', { sql });
    expect(made).toEqual({ revision: 'active_users', path, parents: [], labels: [], dependsOn: [] });
    expect(await read(path)).toBe(text);
    await expect(service.createRepeatable('active users', { sql })).rejects.toThrow(FileExistsError);

    const { repeatables } = await (await workshop.service(folder)).status();
    expect(repeatables.map(({ revision, state }) => `${revision} ${state}`)).toEqual([
      'active_users pending',
    ]);
  });
});

/** What the compiler finds, as strict as in this repository. */
function compile(files: string[]) {
  const { config } = ts.readConfigFile(join(REPOSITORY, 'tsconfig.json'), (file) =>
    ts.sys.readFile(file),
  ) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.parseJsonConfigFileContent(
    { compilerOptions: { ...config.compilerOptions, noUnusedParameters: false }, files },
    ts.sys,
    REPOSITORY,
  );
  return ts.getPreEmitDiagnostics(ts.createProgram(files, options));
}
