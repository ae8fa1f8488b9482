import { once } from 'node:events';

import { withoutDurations } from '../fixtures/durations.js';
import type { Outcome } from '../fixtures/nest-cmd.js';
import { Shop } from '../fixtures/shop.js';
import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { withClient } from '../../src/database/client.js';

let shop: Shop;
beforeAll(async () => void (shop = await Shop.open()));
afterAll(() => shop.close());

const TABLES = `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;
const tables = async () => (await shop.query(TABLES)).map(({ name }) => name);

/** The outcomes of command lines, two at a time, by the command line. */
async function runAll(lines: readonly string[], env: Record<string, string> = {}) {
  const outcomes: Record<string, Outcome> = {};
  const left = lines.values();
  const work = async () => {
    for (const line of left) {
      outcomes[line] = await shop.run(line.split(' '), env);
    }
  };
  await Promise.all([work(), work()]);
  return outcomes;
}

/** Without what depends on the moment. */
const timeless = (text: string) =>
  withoutDurations(text, '  <took>').replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, '<time>');

describe('nest-cmd', () => {
  it('shows the status of an application that migrates itself when it boots, and changes nothing', async () => {
    const { code, stdout, stderr } = await shop.run(['db:status']);
    expect({ code, lines: stdout.split('\n') }).toEqual({
      code: 0,
      lines: [
        'Revision      Migration                             State',
        '5e1c0ffee001  20260101090000_create_products        pending',
        '5e1c0ffee002  20260102090000_add_price_to_products  pending',
        '',
        '0 applied, 2 pending.',
        '',
      ],
    });
    expect(stderr).toContain('The shop opens.');
    expect(await tables()).toEqual([]);
  });

  it('migrates, seeds and rolls back', async () => {
    const migrated = await shop.run(['db:migrate', '+1']);
    expect({ ...migrated, stdout: timeless(migrated.stdout).split('\n') }).toMatchObject({
      code: 0,
      stdout: ['  ✓ 20260101090000_create_products  <took>', 'Applied 1 migration.', ''],
    });
    expect(await shop.run(['db:migrate', '--quiet'])).toMatchObject({ code: 0, stdout: '' });
    expect(
      timeless((await shop.run(['db:status'])).stdout)
        .split('\n')
        .slice(1),
    ).toEqual([
      expect.stringMatching(
        /^5e1c0ffee001  20260101090000_create_products        applied      1  <time>  <took>  \S+@\S+$/,
      ),
      expect.stringMatching(
        /^5e1c0ffee002  20260102090000_add_price_to_products  applied      2  <time>  <took>  \S+@\S+$/,
      ),
      '',
      '2 applied, 0 pending.',
      'Environment: development.',
      '',
    ]);

    const seeded = await shop.run(['db:seed', '--random-seed', '7']);
    expect(timeless(seeded.stdout).split('\n')).toEqual([
      'Seeding with the random seed 7.',
      '  ✓ DatabaseSeeder  <took>  products +1',
      'Seeded 1 row in 1 table in  <took>. Random seed 7.',
      '',
    ]);
    expect(await shop.query('select name, price from products')).toEqual([
      { name: 'Lamp', price: '19.90 EUR' },
    ]);

    const reverted = await shop.run(['db:rollback', '-1']);
    expect({ code: reverted.code, lines: timeless(reverted.stdout).split('\n') }).toEqual({
      code: 0,
      lines: ['  ↩ 20260102090000_add_price_to_products  <took>', 'Reverted 1 migration.', ''],
    });
    expect(await shop.run(['db:rollback', 'base'])).toMatchObject({ code: 0 });
    expect(await tables()).toEqual(['siskin_migrations', 'siskin_migrations_meta']);
  });

  it('exits with 2 for wrong usage, says what is wrong, and does nothing', async () => {
    const problems = {
      'db:migrat': `error: unknown command 'db:migrat'`,
      'db:migrate --nope': `error: unknown option '--nope'`,
      'make:migration': `error: missing required argument 'name'`,
      'db:status now': `error: too many arguments for 'db:status'. Expected 0 arguments but got 1.`,
      'db:rollback --step': `error: option '--step <n>' argument missing`,
      'db:rollback -1 --step 1': `✗ db:rollback takes a target, --step or --batch, one of them.`,
      'db:rollback --step -1': `✗ --step takes a whole number from 1 on, not '-1'.`,
      'db:migrate --transaction some': `✗ --transaction takes one of each, all, not 'some'.`,
      'db:migrate --lock-wait soon': `✗ --lock-wait takes a number of seconds, not 'soon'.`,
    };
    const outcomes = await runAll(Object.keys(problems));
    for (const [line, problem] of Object.entries(problems)) {
      const { code, stdout, stderr } = outcomes[line] ?? {};
      expect({ line, code, stdout, stderr }).toEqual({
        line,
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(`${problem}\n`),
      });
    }
    expect(await tables()).toEqual(['siskin_migrations', 'siskin_migrations_meta']);
    expect(await shop.query('select from siskin_migrations')).toEqual([]);
  });

  it('exits with 1 for what fails, without a stack unless --verbose', async () => {
    const unknown = await runAll([
      'db:migrate 5e1c0ffee009',
      'db:migrate 5e1c0ffee009 --verbose',
      'db:seed Nobody',
    ]);
    const report = [
      `✗ No revision or branch label is, or starts with, '5e1c0ffee009'.`,
      `→ Did you mean '5e1c0ffee001'? To see what there is: nest-cmd db:history`,
    ].join('\n');
    const plain = unknown['db:migrate 5e1c0ffee009'];
    expect(plain).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(`${report}\n`) });
    expect(plain?.stderr).not.toMatch(/\n\s+at /);

    const verbose = unknown['db:migrate 5e1c0ffee009 --verbose'];
    expect(verbose).toMatchObject({ code: 1, stderr: expect.stringContaining(report) });
    expect(verbose?.stderr).toMatch(/\nUnknownRevisionError: .*\n.*\n\s+at /);

    expect(unknown['db:seed Nobody']).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'No provider of the application is a seeder named Nobody; known are DatabaseSeeder.',
      ),
    });
  });

  it('exits with 4 where the lock is not to be had, and shows its holder', async () => {
    const key = lockKey({ table: 'siskin_migrations' });
    const connection = { connectionString: shop.database.url, application_name: 'the holder' };
    await withClient(connection, async (client) => {
      await client.query('select pg_advisory_lock($1)', [key]);
      const outcomes = await runAll(['db:migrate --lock-wait 0.2', 'db:migrate --lock-wait 0 --json']);

      const held = /It is held by the holder \(user \w+.*, backend \d+, connected since .*\)\./;
      const text = outcomes['db:migrate --lock-wait 0.2'];
      expect(text).toMatchObject({ code: 4, stdout: '' });
      expect(text?.stderr).toMatch(new RegExp(`Waiting for the lock of the migrations. ${held.source}`));
      expect(text?.stderr).toMatch(
        new RegExp(`✗ The lock of the migrations was not to be had within 0.2 s. ${held.source}`),
      );
      const document = outcomes['db:migrate --lock-wait 0 --json'];
      expect(document?.code).toBe(4);
      expect(JSON.parse(document?.stdout ?? '')).toMatchObject({
        error: { code: 'SISKIN_LOCK_TIMEOUT', waited: 0, holder: { application: 'the holder' } },
      });
    });
    expect(await shop.query('select from siskin_migrations')).toEqual([]);
  });

  it('prints help without an application, and exits with 0 where it was asked for', async () => {
    const lines = [['--help'], ['db:rollback', '-h'], []];
    const [help, ofCommand, nothing] = await Promise.all(lines.map((args) => shop.run(args, {}, '/')));
    expect(help).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/db:migrate.*\n[^]*db:rollback/),
    });
    expect(ofCommand).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('--step <n>') });
    expect(nothing).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('db:migrate') });
  });
});

describe('--json', () => {
  it('prints one document and nothing else, however talkative the application is', async () => {
    const status = await shop.run(['db:status', '--json']);
    expect(status.stderr).toContain('The shop opens.');
    expect(JSON.parse(status.stdout)).toMatchObject({ pending: 2, revisions: [{ appliedAt: null }, {}] });

    const step = { durationMs: expect.any(Number), direction: 'up', statements: 1 };
    expect(JSON.parse((await shop.run(['db:migrate', '--json'])).stdout)).toEqual({
      databaseCreated: false,
      changed: [],
      outOfOrder: [],
      steps: [
        { ...step, revision: '5e1c0ffee001', name: '20260101090000_create_products' },
        { ...step, revision: '5e1c0ffee002', name: '20260102090000_add_price_to_products' },
      ],
    });
    const made = await shop.run(['make:migration', 'add stock', '--json']);
    expect(JSON.parse(made.stdout)).toEqual({
      revision: expect.stringMatching(/^[0-9a-f]{12}$/),
      path: expect.stringMatching(/src\/migrations\/\d{14}_add_stock\.ts$/),
      parents: ['5e1c0ffee002'],
      labels: [],
      dependsOn: [],
    });
    await shop.remove((JSON.parse(made.stdout) as { path: string }).path);
  });

  it('prints one document where a command fails, too', async () => {
    const outcomes = await runAll([
      'db:migrate 5e1c0ffee009 --json',
      'db:status --nope --json',
      'db:status --json --verbose --module src/nothing.ts',
    ]);
    const documents = Object.values(outcomes).map(({ code, stdout }) => ({
      code,
      ...(JSON.parse(stdout) as { error: object }).error,
    }));
    expect(documents).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'UnknownRevisionError',
          code: 'SISKIN_UNKNOWN_REVISION',
          revision: '5e1c0ffee009',
          suggestion: '5e1c0ffee001',
          problem: `No revision or branch label is, or starts with, '5e1c0ffee009'.`,
          remedy: `Did you mean '5e1c0ffee001'? To see what there is: nest-cmd db:history`,
        }),
        expect.objectContaining({ code: 2, message: `error: unknown option '--nope'` }),
        expect.objectContaining({ code: 'SISKIN_APPLICATION_MODULE_MISSING', searched: expect.any(Array) }),
      ]),
    );
    expect(documents.some((document) => 'stack' in document || 'cause' in document)).toBe(false);
    expect(
      Object.values(outcomes)
        .map(({ code }) => code)
        .toSorted((a = 0, b = 0) => Number(a) - Number(b)),
    ).toEqual([1, 1, 2]);
  });
});

describe('colours', () => {
  // oxlint-disable-next-line no-control-regex
  const CONTROL = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/;

  it('and other control characters stay out of pipes', async () => {
    const outcomes = await runAll(['db:status --verbose', 'db:migrate nope'], {
      SHOP_WARNS: 'yes',
    });
    expect(outcomes['db:status --verbose']?.stderr).toContain('WARN [Shop] The shop warns.');
    for (const { stdout, stderr } of Object.values(outcomes)) {
      expect(stdout).not.toMatch(CONTROL);
      expect(stderr).not.toMatch(CONTROL);
    }
  });

  it('are there where FORCE_COLOR asks for them', async () => {
    const outcomes = await runAll(['db:status', 'db:migrate nope'], { FORCE_COLOR: '1' });
    expect(outcomes['db:status']?.stdout).toMatch(CONTROL);
    expect(outcomes['db:migrate nope']?.stderr).toMatch(CONTROL);
  });
});

describe('nest-cmd', () => {
  it('goes on where nobody reads any more what it prints', async () => {
    await shop.run(['db:rollback', 'base']);
    const run = shop.start(['db:migrate', '--verbose']);
    run.process.stdout?.destroy();
    run.process.stderr?.destroy();
    await run.outcome.catch(() => undefined);
    const [code] = run.process.exitCode === null ? await once(run.process, 'exit') : [run.process.exitCode];
    expect(code).toBe(0);
    expect(await tables()).toEqual(['products', 'siskin_migrations', 'siskin_migrations_meta']);
  });
});
