import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { InvalidMigrationFilesError, MigrationFolderError, type MigrationService } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSources } from '../fixtures/migration-files.js';
import { history, users } from './history.fixture.js';

let lab: Lab;
beforeAll(async () => void (lab = await Lab.open()));
afterAll(() => lab.close());

const create = (table: string) => ({
  change: `change(op) { op.createTable('${table}', (t) => void t.integer('id')); }`,
});
const file = (...members: string[]) =>
  `import { Migration } from 'siskin';\nexport default class extends Migration { ${members.join('\n')} }`;

const revisionsOf = async (migrations: MigrationService) =>
  (await migrations.status()).revisions.map(({ revision }) => revision);

describe('files', () => {
  it('are TypeScript or JavaScript, in the order of their names', async () => {
    const sources: MigrationSources = {
      '3_c.mjs': file(create('c').change),
      '2_b.js': file(create('b').change),
      '1_a.ts': `import { Migration, type Operations } from 'siskin';
        export default class A extends Migration {
          static readonly labels: string[] = ['first'];
          change(op: Operations): void { op.createTable('a', (t) => void t.integer('id')); }
        }`,
      '4_d.mts': file(create('d').change),
    };
    const migrations = await lab.with(sources, { table: 'kinds' });
    const { steps } = await migrations.migrate();
    expect(steps.map(({ revision }) => revision)).toEqual(['1_a', '2_b', '3_c', '4_d']);
    expect(await lab.tables()).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd']));
    expect(await lab.applied('kinds')).toEqual(['1_a in 1', '2_b in 1', '3_c in 1', '4_d in 1']);
    await migrations.rollback();
  });

  it('follow the one before them where they do not say', async () => {
    const migrations = await lab.with({ '10_a': file(create('a').change), '20_b': file(create('b').change) });
    await expect(migrations.migrate({ target: '20_b-1', lockWait: 0 })).resolves.toMatchObject({
      steps: [{ revision: '10_a' }],
    });
    await migrations.rollback({ target: 'base' });
  });

  it('that are not migrations are left alone', async () => {
    const migrations = await lab.with({
      '1_users': users,
      '1_users.d.ts': 'not read',
      '1_users.spec.ts': 'not read',
      '1_users.test.js': 'not read',
      'README.md': 'not read',
      'schema.json': 'not read',
      '1_users.js.map': 'not read',
    });
    expect(await revisionsOf(migrations)).toEqual(['users']);
  });

  it('are taken once where source and compiled file lie side by side', async () => {
    const migrations = await lab.with({ '1_users': users, '1_users.js': 'throw new Error("not read");' });
    expect(await revisionsOf(migrations)).toEqual(['users']);
  });

  it('come from several folders, each with a line of its own', async () => {
    const first = await lab.folder({ '1_a': file(create('a').change), '2_b': file(create('b').change) });
    const second = await lab.folder({ '1_c': file(create('c').change) });
    const migrations = await lab.on([first, second]);
    await expect(migrations.migrate({ target: '1_c' })).resolves.toMatchObject({
      steps: [{ revision: '1_c' }],
    });
    expect(await revisionsOf(migrations)).toEqual(['1_a', '2_b', '1_c']);
    await migrations.rollback();
  });

  it('may have names that targets could not hold', async () => {
    const migrations = await lab.with({ '2026-01-02@x+y': file(create('a').change) });
    expect(await revisionsOf(migrations)).toEqual(['2026_01_02_x_y']);
  });
});

describe('faults of files', () => {
  it('are reported all together, each with its file and line', async () => {
    const sources: MigrationSources = {
      '01_fine': users,
      '02_no_class': 'export const nothing = 1;',
      '03_no_function': 'export default { change() {} };',
      '04_no_method': file(),
      '05_down_alone': file('down(op) {}'),
      '06_both': file('change(op) {}', 'up(op) {}'),
      '07_revision': file("static revision = '';", 'change(op) {}'),
      '08_parents': file("static parents = 'users';", 'change(op) {}'),
      '09_labels': file('static labels = [1];', 'change(op) {}'),
      '10_depends': file('static dependsOn = {};', 'change(op) {}'),
      '11_timeout': file('static lockTimeout = -1;', 'change(op) {}'),
      '12_throws.js': "throw new Error('at import');",
    };
    const folder = await lab.folder(sources);
    const error = await rejection((await lab.on([folder])).migrate(), InvalidMigrationFilesError);

    const methods = 'its class has neither change(op) nor up(op)';
    const expected = [
      ['02_no_class.ts', 'it has no class as its default export'],
      ['03_no_function.ts:1', 'it has no class as its default export'],
      ['04_no_method.ts:2', methods],
      ['05_down_alone.ts:2', methods],
      ['06_both.ts:2', 'its class has change(op) beside up(op) or down(op), which is one too many'],
      ['07_revision.ts:2', 'static revision is not a non-empty string'],
      ['08_parents.ts:2', 'static parents is not a list of revisions'],
      ['09_labels.ts:2', 'static labels is not a list of labels'],
      ['10_depends.ts:2', 'static dependsOn is not a list of revisions or labels'],
      ['11_timeout.ts:2', 'static lockTimeout is not a whole number of milliseconds'],
      ['12_throws.js:1', 'at import'],
    ].map(([place = '', problem]) => `${join(folder, place)}: ${problem}`);
    expect(
      error.faults.map(({ file, line, problem }) => `${file}${line ? `:${line}` : ''}: ${problem}`),
    ).toEqual(expected);
    expect(error.problem).toBe(
      ['These files are not migrations:', ...expected.map((line) => `- ${line}`)].join('\n'),
    );
  });

  it('name a file with a syntax error', async () => {
    const folder = await lab.folder({ '1_users': users, '2_typo.js': 'export default class {' });
    const { faults } = await rejection((await lab.on([folder])).status(), InvalidMigrationFilesError);
    expect(faults).toMatchObject([{ file: join(folder, '2_typo.js'), problem: expect.stringMatching(/./) }]);
  });

  it('are those of the history, too, with their files', async () => {
    const folder = await lab.folder({
      '1_a': { revision: 'a', parents: ['gone'], up() {} },
      '2_a': { revision: 'a', parents: [], up() {} },
    });
    const migrations = await lab.on([folder]);
    await expect(migrations.status()).rejects.toMatchObject({
      name: 'InvalidGraphError',
      faults: expect.arrayContaining([
        { revision: 'a', file: join(folder, '1_a.ts'), line: 4, problem: expect.stringContaining('gone') },
        {
          revision: 'a',
          file: join(folder, '2_a.ts'),
          line: 3,
          problem: expect.stringContaining('already declared'),
        },
      ]),
    });
  });

  it('may be that the folder is missing', async () => {
    const folder = await lab.folder({});
    await rm(folder, { recursive: true });
    const error = await rejection((await lab.on([folder])).status(), MigrationFolderError);
    expect(error).toMatchObject({ folder, cause: { code: 'ENOENT' } });
  });
});

/** The name and the URL of another database on the server. */
function beside(suffix: string) {
  const name = `${lab.database.name}_${suffix}`;
  const url = new URL(lab.database.url);
  url.pathname = `/${name}`;
  return { name, url: url.href };
}

async function exists(name: string) {
  return (await lab.query(`select from pg_database where datname = '${name}'`)).length === 1;
}

describe('createDatabase', () => {
  it('creates the database where it is missing, once for several at once', async () => {
    const { name, url } = beside('New "one"');
    const folder = await lab.folder(history);
    try {
      const services = await Promise.all([1, 2, 3].map(() => lab.on([folder], {}, url)));
      const runs = await Promise.all(services.map((service) => service.migrate({ createDatabase: true })));
      expect(runs.filter(({ databaseCreated }) => databaseCreated)).toHaveLength(1);
      expect(runs.flatMap(({ steps }) => steps.map(({ revision }) => revision))).toEqual([
        'users',
        'posts',
        'tags',
      ]);
      const [service] = services;
      expect(await service?.migrate({ createDatabase: true })).toEqual({
        databaseCreated: false,
        changed: [],
        outOfOrder: [],
        steps: [],
      });
    } finally {
      await lab.query(`drop database if exists "${name.replaceAll('"', '""')}" with (force)`);
    }
  });

  it('is not the default', async () => {
    const { name, url } = beside('missing');
    const migrations = await lab.on([await lab.folder(history)], {}, url);
    await expect(migrations.migrate()).rejects.toMatchObject({
      name: 'DatabaseMissingError',
      address: { database: name },
    });
    expect(await exists(name)).toBe(false);
  });
});
