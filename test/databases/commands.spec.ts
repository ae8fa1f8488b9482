import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

import { Seeder, SiskinModule, type SeedContext, type SeederRunner } from '../../src/index.js';
import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { runInProcess } from './run-in-process.js';
import { failing, ormOf, orders, TwoDatabases, views } from './two-databases.js';

let databases: TwoDatabases;
beforeEach(async () => void (databases = await TwoDatabases.open()));
afterEach(() => databases[Symbol.asyncDispose]());

const run = (line: string) => runInProcess(line, databases.imports());

/** Without colours, and without how long something took. */
const plain = (text: string) => text.replaceAll(/  \d+(\.\d+)? m?s$/gm, '').split('\n');

const siskin = (contextName: string) =>
  SiskinModule.forRoot({ contextName, ...databases.optionsOf('analytics') });

async function nameOf(em: SeedContext['em']): Promise<string> {
  const [row] = await em.getConnection().execute<{ name: string }[]>('select current_database() as name');
  return String(row?.name);
}

describe('--database', () => {
  it('takes the database of that contextName, and without it the default one', async () => {
    expect(await run('db:migrate --database analytics')).toMatchObject({ code: 0 });
    expect(await databases.analytics.applied()).toEqual(['views in 1']);
    expect(await databases.main.tables()).toEqual([]);

    expect(await run('db:migrate')).toMatchObject({ code: 0 });
    expect(await databases.main.applied()).toEqual(['orders in 1']);
    expect(await run('db:rollback --database default')).toMatchObject({ code: 0 });
    expect(await databases.main.applied()).toEqual([]);
    expect(await databases.analytics.applied()).toEqual(['views in 1']);
  });

  it('refuses a name that there is not, with those that there are', async () => {
    const { code, stderr } = await run('db:migrate --database analitics');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        '✗ The application has no database named analitics; known are default, analytics.\n→ Did you mean analytics?\n',
    });
    expect((await run('db:status --database audit --json')).document).toMatchObject({
      error: {
        code: 'SISKIN_UNKNOWN_DATABASE',
        database: 'audit',
        known: ['default', 'analytics'],
        remedy: expect.stringContaining("SiskinModule.forRoot({ contextName: 'audit' })"),
      },
    });
  });

  it('is in the commands that errors and results name', async () => {
    const { stderr } = await run('db:migrate nothing --database analytics');
    expect(stderr).toContain('nest-cmd db:history --database analytics');
    const { document } = await run('db:migrate nothing --database analytics --json');
    expect(document).toMatchObject({
      error: { remedy: expect.stringContaining('nest-cmd db:history --database analytics') },
    });
  });

  it('lets new files be written to the folders of the database', async () => {
    const migration = await run('make:migration add_path --database analytics --json');
    expect(migration.document).toMatchObject({ parents: ['views'] });
    const { path } = migration.document as { path: string };
    expect(dirname(path)).toBe(databases.folders.analytics);
    expect(basename(path)).toMatch(/^\d+_add_path\.ts$/);

    const imports = [
      ormOf('analytics', databases.analytics.database.url),
      SiskinModule.forRoot({
        contextName: 'analytics',
        seeders: { path: databases.folders.analytics },
      }),
    ];
    const seeder = await runInProcess('make:seeder Views --database analytics --json', imports);
    expect(await readFile((seeder.document as { path: string }).path, 'utf8')).toContain(
      "@Seeder({ database: 'analytics' })\nexport class ViewsSeeder",
    );
  });
});

describe('an application whose databases all have names', () => {
  it('needs no --database where there is one', async () => {
    const imports = [ormOf('analytics', databases.analytics.database.url), siskin('analytics')];
    expect(await runInProcess('db:migrate', imports)).toMatchObject({ code: 0 });
    expect(await databases.analytics.applied()).toEqual(['views in 1']);
  });

  it('asks for it where there are several', async () => {
    const imports = [
      ormOf('shop', databases.main.database.url),
      ormOf('analytics', databases.analytics.database.url),
      siskin('shop'),
      siskin('analytics'),
    ];
    const { code, document } = await runInProcess('db:migrate --json', imports);
    expect({ code, document }).toMatchObject({
      code: 1,
      document: { error: { code: 'SISKIN_DATABASE_NOT_CHOSEN', databases: ['shop', 'analytics'] } },
    });
    expect(await databases.main.tables()).toEqual([]);
  });
});

describe('--all', () => {
  it('runs the command for each database, the default one first, with a heading', async () => {
    const { code, stdout } = await run('db:migrate --all');
    expect({ code, lines: plain(stdout) }).toEqual({
      code: 0,
      lines: [
        'default',
        '  ✓ 1_orders',
        'Applied 1 migration.',
        '',
        'analytics',
        '  ✓ 1_views',
        'Applied 1 migration.',
        '',
      ],
    });
    expect(await databases.main.applied()).toEqual(['orders in 1']);
    expect(await databases.analytics.applied()).toEqual(['views in 1']);
  });

  it('prints one document, with the result of each', async () => {
    const { code, document } = await run('db:heads --all --json');
    expect({ code, document }).toEqual({
      code: 0,
      document: {
        databases: [
          { database: 'default', result: { revisions: [expect.objectContaining({ revision: 'orders' })] } },
          { database: 'analytics', result: { revisions: [expect.objectContaining({ revision: 'views' })] } },
        ],
      },
    });
  });

  it('exits with the first code that is not 0', async () => {
    await using several = await TwoDatabases.open();
    const two = { '1_a': { ...orders, revision: 'a', parents: [] }, '2_b': { ...views, parents: [] } };
    const folder = await several.main.folder(two);
    const imports = [
      ormOf(undefined, several.main.database.url),
      SiskinModule.forRoot({ migrations: { paths: [folder] } }),
      ormOf('other', several.analytics.database.url),
      SiskinModule.forRoot({ contextName: 'other', ...several.optionsOf('analytics') }),
    ];
    const { code, stdout } = await runInProcess('db:check --all', imports);
    expect(code).toBe(3);
    expect(stdout).toContain('other\nThe history has a single head.\n');
  });

  it('stops at the first failure, and says what is done and what is not', async () => {
    await using more = await TwoDatabases.open({ '1_orders': orders }, { '1_views': views, '2_f': failing });
    const imports = () => [
      ...more.imports(),
      ormOf('audit', databases.main.database.url),
      SiskinModule.forRoot({ contextName: 'audit', ...more.optionsOf('main') }),
    ];
    const { code, stderr, stdout } = await runInProcess('db:migrate --all', imports());
    expect({ code, stderr, stdout }).toEqual({
      code: 1,
      stdout: expect.stringMatching(/^default\n[^]*Applied 1 migration\.\n\nanalytics\n[^]*✗ 2_f\n$/),
      stderr: expect.stringMatching(/^✗ analytics: [^]*\n {2}Done: default\. Not begun: audit\.\n→ /),
    });
    expect(await more.main.applied()).toEqual(['orders in 1']);
    expect(await more.analytics.applied()).toEqual(['views in 1']);
    expect(await databases.main.tables()).toEqual([]);

    const { document } = await runInProcess('db:migrate --all --json', imports());
    expect(document).toMatchObject({
      databases: [
        { database: 'default', result: { steps: [] } },
        {
          database: 'analytics',
          error: { code: 'SISKIN_MIGRATION_FAILED', problem: expect.stringContaining('2_f') },
        },
      ],
      error: {
        code: 'SISKIN_DATABASE_OF_ALL_FAILED',
        database: 'analytics',
        done: ['default'],
        left: ['audit'],
      },
    });
    expect(Object.keys((document as { error: object }).error)).not.toContain('results');
  });

  it('exits as the failure would by itself', async () => {
    const key = lockKey({ table: 'siskin_migrations' });
    await databases.analytics.during(`select pg_advisory_lock(${key})`, async () => {
      const { code, stderr } = await run('db:migrate --all --lock-wait 0');
      expect(code).toBe(4);
      expect(stderr).toContain('✗ analytics: The lock of the migrations was not to be had');
      expect(stderr).toContain('nest-cmd db:unlock --database analytics');
    });
  });

  it('does not go with --database', async () => {
    expect(await run('db:migrate --all --database analytics')).toMatchObject({
      code: 2,
      stderr: '✗ --all is for every database, and --database for one.\n→ Leave out one of them.\n',
    });
    expect(await databases.main.tables()).toEqual([]);
  });

  it.each([
    'make:migration x',
    'make:seeder x',
    'make:factory x',
    'make:entity-factories',
    'db:edit x',
    'db:merge',
    'db:psql',
  ])('is no option of %s', async (line) => {
    expect(await run(`${line} --all`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("error: unknown option '--all'"),
    });
  });
});

describe('db:seed', () => {
  const notes: string[] = [];
  beforeEach(() => void notes.splice(0));

  @Seeder()
  class DatabaseSeeder implements SeederRunner {
    async run({ em }: SeedContext) {
      notes.push(`${this.constructor.name} on ${await nameOf(em)}`);
    }
  }

  const analytics = {
    DatabaseSeeder: class DatabaseSeeder implements SeederRunner {
      async run({ em }: SeedContext) {
        notes.push(`analytics' ${this.constructor.name} on ${await nameOf(em)}`);
      }
    },
  };
  Seeder({ database: 'analytics' })(analytics.DatabaseSeeder);

  it('runs the seeders of each database, which may have the same name', async () => {
    const seeders = [DatabaseSeeder, analytics.DatabaseSeeder];
    const { code, stderr } = await runInProcess('db:seed --all', databases.imports(), seeders);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(notes).toEqual([
      `DatabaseSeeder on ${databases.main.database.name}`,
      `analytics' DatabaseSeeder on ${databases.analytics.database.name}`,
    ]);
  });

  const runOne = (line: string) => runInProcess(line, databases.imports(), [DatabaseSeeder]);

  it('passes over a database without a default one, unless seeders were named', async () => {
    const seeding = await runOne('db:seed --all');
    expect({ code: seeding.code, stderr: seeding.stderr }).toEqual({ code: 0, stderr: '' });
    expect(seeding.stdout).toMatch(/^default\n[^]*\nSeeded no rows in .*\n\nanalytics\nNo seeder\.\n$/);
    const { document } = await runOne('db:seed --all --json');
    expect(document).toMatchObject({
      databases: [
        { database: 'default', result: { seeders: [{ seeder: 'DatabaseSeeder' }] } },
        { database: 'analytics', result: { seeders: [] } },
      ],
    });
    const migrating = await runOne('db:migrate --all --seed');
    expect({ code: migrating.code, stderr: migrating.stderr }).toEqual({ code: 0, stderr: '' });
    expect(migrating.stdout).toMatch(/No seeder\.\n$/);
    expect(await runOne('db:seed --all DatabaseSeeder')).toMatchObject({ code: 1 });
    expect(await runOne('db:seed --database analytics')).toMatchObject({ code: 1 });
  });
});
