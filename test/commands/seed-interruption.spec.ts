import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { DURATION } from '../fixtures/durations.js';
import type { Run } from '../fixtures/nest-cmd.js';
import { untilPrinted } from '../fixtures/printed.js';
import { Shop } from '../fixtures/shop.js';
import { onTerminal } from '../fixtures/terminal.js';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
  await shop.write({
    'src/slow.seeder.ts': seeder('SlowSeeder', '{ dependsOn: [DatabaseSeeder] }'),
    'src/bulk.seeder.ts': seeder('BulkSeeder', '{ transaction: false }'),
    'src/seed.module.ts': `
      import { Module } from '@nestjs/common';
      import { AppModule } from './app.module.js';
      import { BulkSeeder } from './bulk.seeder.js';
      import { SlowSeeder } from './slow.seeder.js';

      @Module({ imports: [AppModule], providers: [SlowSeeder, BulkSeeder] })
      export class SeedModule {}`,
    'package.json': JSON.stringify({
      name: 'shop',
      type: 'module',
      siskin: { module: 'src/seed.module.ts' },
    }),
  });
  await shop.run(['db:migrate']);
});
afterAll(() => shop.close());
beforeEach(() => shop.query('truncate products'));

/** Writes a row every twenty milliseconds, without end unless it is told otherwise, and says so after fifty. */
function seeder(name: string, settings: string): string {
  return `
    import { setTimeout as sleep } from 'node:timers/promises';
    import { Seeder, type SeedContext, type SeederRunner } from 'siskin';
    import { DatabaseSeeder } from './database.seeder.js';

    @Seeder(${settings})
    export class ${name} implements SeederRunner {
      readonly needs = DatabaseSeeder;

      async run({ em, progress }: SeedContext) {
        const rows = Array.from({ length: Number(process.env['ROWS'] ?? 1_000_000) }, (_, i) => i);
        for (const row of progress(rows, { label: 'rows' })) {
          await em.execute('insert into products (name, price) values (?, ?)', [\`${name} \${row}\`, '1']);
          await sleep(20);
          if (row === 50) {
            console.error('Some rows are written.');
          }
        }
      }
    }`;
}

const names = async () => [
  ...new Set(
    (await shop.query('select name from products')).map(({ name }) => String(name).replace(/ \d+$/, '')),
  ),
];
const ofOurs = () =>
  shop.query(
    `select from pg_stat_activity where application_name like 'siskin%' and datname = current_database()`,
  );

async function interrupted(run: Run, signal: NodeJS.Signals = 'SIGINT') {
  await untilPrinted(run, 'Some rows are written.');
  run.process.kill(signal);
  return run.outcome;
}

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('of the kind %s rolls back the seeder at work', async (signal) => {
    const { code, stdout, stderr } = await interrupted(
      shop.start(['db:seed', 'SlowSeeder', '--random-seed', '3']),
      signal,
    );
    expect({ code, last: stdout.split('\n').at(-2) }).toEqual({
      code: 130,
      last: expect.stringMatching(/^  ✗ SlowSeeder {6} *[\d.]+ m?s$/),
    });
    expect(stderr).toContain(
      'Stopping. SlowSeeder is broken off at its next step. Press Ctrl-C again to stop at once.\n' +
        '✗ The seeding was interrupted. Done, and stays: DatabaseSeeder.\n' +
        '→ Run `nest-cmd db:seed SlowSeeder --random-seed 3` again: ',
    );
    expect(await names()).toEqual(['Lamp']);
    expect(await ofOurs()).toEqual([]);
  });

  it('leaves nothing of a run that is one transaction', async () => {
    const run = shop.start(['db:seed', 'SlowSeeder', '--transaction', 'all', '--json']);
    const { code, stdout } = await interrupted(run);
    expect({ code, document: JSON.parse(stdout) }).toMatchObject({
      code: 130,
      document: { error: { code: 'SISKIN_SEEDING_INTERRUPTED', seeded: [] } },
    });
    expect(await names()).toEqual([]);
  });

  it('says what stays of a seeder without a transaction', async () => {
    const { code, stderr } = await interrupted(shop.start(['db:seed', 'BulkSeeder']));
    expect(code).toBe(130);
    expect(stderr).toContain(
      '✗ The seeding was interrupted. BulkSeeder ran outside of a transaction: what it had written stays.\n',
    );
    expect(await names()).toEqual(['BulkSeeder']);
  });

  it('ends the seeding after a migration, which stays', async () => {
    await shop.run(['db:rollback', '-1']);
    const run = shop.start(['db:migrate', '--seeder', 'SlowSeeder']);
    const { code, stdout, stderr } = await interrupted(run);
    expect(code).toBe(130);
    expect(stdout).toContain('Applied 1 migration.\nSeeding with the random seed ');
    expect(stderr).toContain('✗ The seeding was interrupted. Done, and stays: DatabaseSeeder.');
    expect(await names()).toEqual(['Lamp']);
    expect(await shop.run(['db:status', '--pending'])).toMatchObject({ code: 0 });
  });

  it('ends the waiting for the lock', async () => {
    await shop.during(`select pg_advisory_lock(${lockKey({ table: 'siskin_migrations' })})`, async () => {
      const run = shop.start(['db:seed']);
      await untilPrinted(run, 'Waiting for the lock');
      run.process.kill('SIGINT');
      const { code, stderr } = await run.outcome;
      expect(code).toBe(130);
      expect(stderr).toContain('✗ The run was interrupted. Nothing was begun.\n');
    });
  });
});

it('makes runs at the same time wait for one another', async () => {
  const [one, other, third] = await Promise.all([
    shop.run(['db:migrate', '--seed']),
    shop.run(['db:migrate', '--seed']),
    shop.run(['db:seed', '--json']),
  ]);
  expect([one.code, other.code, third.code]).toEqual([0, 0, 0]);
  expect(await shop.query('select name from products')).toHaveLength(3);
});

describe('without a run', () => {
  it.each([
    [['--pretend', '--seed'], '✗ --pretend and --seed do not go together.\n→ Leave out --seed.\n'],
    [['--sql', '--seed'], '✗ --sql and --seed do not go together.\n→ Leave out --seed.\n'],
    [
      ['--random-seed', '3'],
      '✗ --random-seed is for a seeding.\n→ Add --seed, or leave out --random-seed.\n',
    ],
  ])('%j is refused', async (options, stderr) => {
    expect(await shop.run(['db:migrate', ...options])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(stderr),
    });
  });
});

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('on a terminal', () => {
  it('draws how far a loop is, and nothing of it stays', async () => {
    const seen = await onTerminal(['db:seed', 'SlowSeeder', '--random-seed', '3'], {
      cwd: shop.folder,
      env: { DATABASE_URL: shop.database.url, ROWS: '40' },
      asked: '[y/N]',
      answer: '',
    });
    expect(seen).toMatch(
      new RegExp(`… SlowSeeder {2}rows █+░+ \\d+ of 40 \\(\\d+%\\), \\d+/s, ${DURATION} left`),
    );
    const lines = seen
      .split('\r\n')
      .map((line) => line.split('\r\u001B[2K').at(-1))
      .slice(-5);
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^  ✓ DatabaseSeeder  +${DURATION}  products \\+1$`)),
      expect.stringMatching(/^  ✓ SlowSeeder {6} *[\d.]+ m?s  products \+40$/),
      expect.stringMatching(/^Seeded 41 rows in 1 table in [\d.]+ m?s\. Random seed 3\.$/),
      'exit 0',
      '',
    ]);
  });
});
