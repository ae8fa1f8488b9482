import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { withoutProgress } from '../fixtures/durations.js';
import { entity, ID, openEntityShop, USERS, writeEntities } from '../fixtures/entity-shop.js';
import type { Outcome } from '../fixtures/nest-cmd.js';
import { onTerminal } from '../fixtures/terminal.js';
import type { Shop } from '../fixtures/shop.js';

let shop: Shop;
beforeAll(async () => void (shop = await openEntityShop()));
afterAll(() => shop.close());
afterEach(async () => {
  const written = (await files()).filter((file) => !file.startsWith('2026010'));
  await shop.remove(...written.map((file) => `src/migrations/${file}`));
});

const NOWHERE = { DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/nothing' };

const run = async (args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> => {
  const outcome = await shop.run(args, env);
  return { ...outcome, stderr: withoutProgress(outcome.stderr) };
};
const files = () => readdir(join(shop.folder, 'src/migrations'));
const auto = (...args: string[]) => run(['make:migration', 'change_users', '--auto', ...args]);
const users = (...properties: string[]) => entity('User', 'users', properties);
const documentOf = ({ stdout }: Outcome): unknown => JSON.parse(stdout);

describe('make:migration --auto', () => {
  it('writes without a database, then has nothing to write, and db:check agrees', async () => {
    await writeEntities(shop, users(...USERS, 'phone: p.string().length(20).nullable()'));
    const found = await run(['db:check'], NOWHERE);
    expect({ ...found, stdout: found.stdout.split('\n') }).toEqual({
      code: 3,
      stdout: [
        'The history has a single head.',
        'Entities and migrations differ: 1 change to be made.',
        '  add column users.phone varchar(20)',
        'To write them: nest-cmd make:migration NAME --auto',
        '',
      ],
      stderr: '',
    });

    const written = await run(['make:migration', 'add_phone', '--auto'], NOWHERE);
    expect({ ...written, stdout: written.stdout.split('\n') }).toEqual({
      code: 0,
      stdout: [
        '  add column users.phone varchar(20)',
        expect.stringMatching(/^Wrote src\/migrations\/\d{14}_add_phone\.ts \(revision \w{12}\)\.$/),
        '',
      ],
      stderr: '',
    });

    const [again, check] = await Promise.all([
      run(['make:migration', 'again', '--auto'], NOWHERE),
      run(['db:check', '--all', '--json'], NOWHERE),
    ]);
    expect(again).toEqual({
      code: 0,
      stdout: 'Entities and migrations agree: nothing to write.\n',
      stderr: '',
    });
    const result = { heads: [expect.anything()], differences: [], leftAlone: [], ignored: [] };
    expect([check.code, documentOf(check)]).toEqual([0, { databases: [{ database: 'default', result }] }]);
    expect(await files()).toHaveLength(2);
  });

  it('refuses what would lose data, with flags that are then taken', async () => {
    await writeEntities(shop, users(ID, 'fullName: p.text()', 'email: p.text()'));
    const [refused, typo] = await Promise.all([auto(), auto('--rename', 'users.nam:users.full_name')]);
    expect(refused).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        '✗ It was not said what becomes of data, and it is not guessed. Nothing was written.',
        '  - The column users.name (text) is gone.',
        '→ Say it:',
        '  - users.name: --rename users.name:users.full_name or --drop users.name',
        '',
      ].join('\n'),
    });
    expect(typo).toMatchObject({ code: 2, stdout: '' });
    expect(typo.stderr).toMatch(/^✗ --rename does not fit the schemas: .*\n→ Did you mean users\.name\?\n$/);
    // Not at the same time: with what it writes there would be nothing to refuse.
    const quiet = await auto('--quiet', '--drop', 'users.name', '--fill', "users.full_name=''", '--no-prove');
    expect(quiet).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const told = await files();
    expect(told).toHaveLength(2);
    await shop.remove(`src/migrations/${told.at(-1)}`);

    const renamed = await auto('--rename', 'users.name:users.full_name', '--json');
    expect([renamed.code, documentOf(renamed)]).toEqual([
      0,
      {
        migrations: [expect.objectContaining({ revision: expect.any(String), path: expect.any(String) })],
        changes: ['rename column users.name to full_name'],
        leftAlone: [],
        ignored: [],
      },
    ]);
  });

  it('exits with 2 for wrong usage', async () => {
    const problems = {
      '--rename users.name:users.full_name --no-prove':
        '✗ make:migration takes --rename, --no-prove with --auto only.',
      '--auto --sql --table users':
        '✗ make:migration takes no --table or --sql with --auto: it finds by itself what there is to do.',
      '--auto --from nowhere': `✗ --from takes one of migrations, database, empty, not 'nowhere'.`,
      '--auto --fill users.phone': `✗ --fill takes a column and the value of its rows as SQL, not 'users.phone'.`,
    };
    const outcomes = await Promise.all(
      Object.entries(problems).map(async ([line, problem]) => {
        const args = ['make:migration', 'nothing', ...line.split(' ')];
        const { code, stdout, stderr } = await run(args, NOWHERE);
        return { code, stdout, problem: stderr.split('\n')[0], expected: problem };
      }),
    );
    outcomes.forEach(({ expected, ...outcome }) =>
      expect(outcome).toEqual({ code: 2, stdout: '', problem: expected }),
    );
    expect(await files()).toHaveLength(1);
  });

  it('is written by make:migration alone, too, and explained by its help', async () => {
    const [plain, help] = await Promise.all([
      run(['make:migration', 'nothing'], NOWHERE),
      run(['make:migration', '--help']),
    ]);
    expect(plain.code).toBe(0);
    expect(help.stdout).toMatch(/\n\nFrom the entities; [^\n]+:\n  --auto /);
    expect(help.stdout).toMatch(/\n\nFor every command:\n  --json /);
  });
});

const asking = (answer: string, asked = '1 to 3: ') =>
  onTerminal(['make:migration', 'change_users', '--auto'], {
    cwd: shop.folder,
    env: { DATABASE_URL: shop.database.url },
    asked,
    answer,
  });

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the question of make:migration --auto', () => {
  it('writes nothing at Ctrl-C, at the end of the input and where it is stopped', async () => {
    await writeEntities(shop, users(ID, 'fullName: p.text()', 'email: p.text()'));
    const all = [await asking('3'), ...(await Promise.all([asking('\u0003'), asking('\u0004')]))];
    for (const output of all) {
      expect(output).toContain('It was not said what becomes of users.name. Nothing was written.');
      expect(output).toContain('exit 1');
    }
    expect(await files()).toHaveLength(1);
  });

  it('is put again until its answer is one of the choices', async () => {
    const output = await asking('9\n1', 'What became of it?');
    expect(output.replaceAll('\r', '')).toContain(
      [
        'The column users.name (text) is gone. What became of it?',
        '  1) it is now users.full_name (text)',
        '  2) drop it, with its values',
        '  3) stop',
        '',
      ].join('\n'),
    );
    expect(output).toContain('  rename column users.name to full_name');
    expect(output).toContain('exit 0');
    expect(await files()).toHaveLength(2);
  });
});

describe('db:check', () => {
  it('looks at heads alone where there are several, or it is told to', async () => {
    await writeEntities(shop);
    const [several, single] = await Promise.all([
      run(['make:migration', 'other_root', '--head', 'base'], NOWHERE).then(() => run(['db:check'], NOWHERE)),
      run(['db:check', '--no-entities', '--json'], NOWHERE),
    ]);
    expect(single.stdout).not.toContain('differences');
    expect(several.code).toBe(3);
    expect(several.stdout).toMatch(/^The history has 2 heads\. Join them with `nest-cmd db:merge`\.\n/);
    expect(several.stdout).not.toContain('ntities');
  });

  it('names what it leaves alone, and says what an application without entities would drop', async () => {
    await writeEntities(shop);
    await shop.write({
      'src/migrations/20260102090000_view.ts': `
        import { Migration, sql, type Operations } from 'siskin';
        export default class View extends Migration {
          up(op: Operations) { op.sql(sql\`create view one as select 1 as one\`); }
          down(op: Operations) { op.sql(sql\`drop view one\`); }
        }`,
    });
    try {
      const [verbose, brief] = await Promise.all([
        run(['db:check', '--verbose'], NOWHERE),
        run(['db:check'], NOWHERE),
      ]);
      const found = [
        'The history has a single head.',
        'Entities and migrations differ: 1 change to be made.',
        '  drop table users',
        'To write them: nest-cmd make:migration NAME --auto',
      ];
      expect([verbose.code, verbose.stdout.split('\n')]).toEqual([
        3,
        [...found, 'Left alone, as no entity declares them:', '  view one', ''],
      ]);
      expect([brief.code, brief.stdout.split('\n')]).toEqual([
        3,
        [...found, 'Left alone: 1 object that no entity declares (--verbose names them).', ''],
      ]);
    } finally {
      await shop.remove('src/migrations/20260102090000_view.ts');
    }
  });
});

describe('db:drift', () => {
  it('exits with 3 for what was made by hand, and with 0 without', async () => {
    expect(await run(['db:migrate', '--quiet'])).toMatchObject({ code: 0 });
    await shop.query('create index users_email_idx on users (email)');
    const drifted = await run(['db:drift', '--json']);
    expect([drifted.code, documentOf(drifted)]).toEqual([
      3,
      {
        differences: [
          {
            change: 'create index users_email_idx on users (email)',
            code: `op.createIndex('users', ['email'], { name: 'users_email_idx' });`,
            remedy: ['drop index "users_email_idx"'],
          },
        ],
      },
    ]);
    await shop.query('drop index users_email_idx');
    const [clean, nowhere] = await Promise.all([
      run(['db:drift', '--scratch', 'server']),
      run(['db:drift'], NOWHERE),
    ]);
    expect(clean).toMatchObject({ code: 0, stdout: 'The database is what its applied revisions build.\n' });
    expect(nowhere).toMatchObject({ code: 1, stdout: '' });
    expect(nowhere.stderr).toContain("can't be reached: nothing listens there.");
  });
});
