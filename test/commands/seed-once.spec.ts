import { poll } from '../fixtures/poll.js';
import { Shop } from '../fixtures/shop.js';

const seeder = (work: string, settings = 'once: true') => `
  import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

  @Seeder({ ${settings} })
  export class DatabaseSeeder implements SeederRunner {
    async run({ em }: SeedContext): Promise<void> {
      await em.execute("insert into products (name, price) values ('Lamp', '1')");
      ${work}
    }
  }
`;
const FILE = 'src/database.seeder.ts';
const slow = (seconds: number) => seeder(`await em.execute('select pg_sleep(${seconds})');`);
const SLEEPERS = `select from pg_stat_activity
  where datname = current_database() and query like 'select pg_sleep%' and state = 'active'`;

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
  await shop.write({ [FILE]: seeder('') });
  await shop.run(['db:migrate']);
});
afterEach(() => shop.close());

const products = async () => (await shop.query('select name from products')).length;
const recorded = async () =>
  (await shop.query('select seeder from siskin_seeds')).map((row) => row['seeder']);

describe('processes', () => {
  it('eight at once run a seeder once that runs once', async () => {
    await shop.write({ [FILE]: slow(0.3) });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => shop.run(['db:seed', '--json'])));
    expect(outcomes.map(({ code, stderr }) => [code, stderr.match(/SISKIN_\w+/)])).toEqual(
      outcomes.map(() => [0, null]),
    );
    const skipped = outcomes.map(
      ({ stdout }) => (JSON.parse(stdout) as { seeders: { skipped?: string }[] }).seeders[0]?.skipped,
    );
    expect(skipped.filter((reason) => reason === 'once')).toHaveLength(7);
    expect(skipped.filter((reason) => reason === undefined)).toHaveLength(1);
    expect([await products(), await recorded()]).toEqual([1, ['DatabaseSeeder']]);
  });

  it('one may be killed in the middle: nothing is left, and the next run does it', async () => {
    await shop.write({ [FILE]: slow(300) });
    const run = shop.start(['db:seed']);
    await poll('the slow seeder', async () => (await shop.query(SLEEPERS)).length > 0);
    run.process.kill('SIGKILL');
    expect(await run.outcome).toMatchObject({ code: null });
    await shop.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'select pg_sleep%'`,
    );
    expect([await products(), await recorded()]).toEqual([0, []]);

    await shop.write({ [FILE]: slow(0) });
    expect(await shop.run(['db:seed'])).toMatchObject({ code: 0 });
    expect([await products(), await recorded()]).toEqual([1, ['DatabaseSeeder']]);
  });
});

describe('db:seed', () => {
  it('says what has run, what has changed, and runs it again', async () => {
    expect(await shop.run(['db:seed', '--status'])).toMatchObject({
      code: 0,
      stdout: 'Seeder          State\nDatabaseSeeder  pending\n\n0 ran, 1 pending.\n',
    });
    await shop.run(['db:seed', '--random-seed', '42']);
    expect((await shop.run(['db:seed'])).stdout).toContain('- DatabaseSeeder  ran already\n');
    const { stdout } = await shop.run(['db:seed', '--status', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      seeders: [
        {
          name: 'DatabaseSeeder',
          state: 'ran',
          ranAt: expect.stringMatching(/^\d{4}-.*Z$/),
          durationMs: expect.any(Number),
          ranBy: expect.stringContaining('@'),
          randomSeed: 42,
        },
      ],
    });

    await shop.write({ [FILE]: slow(0) });
    expect((await shop.run(['db:seed'])).stdout).toContain(
      '- DatabaseSeeder  ran already, and has changed since: `nest-cmd db:seed --rerun DatabaseSeeder` runs it again\n',
    );
    expect((await shop.run(['db:seed', '--status'])).stdout).toMatch(
      /DatabaseSeeder +changed .*\n\n1 ran, 1 changed since, 0 pending\.\n.*--rerun DatabaseSeeder/,
    );
    expect(await shop.run(['db:seed', '--rerun', 'DatabaseSeeder'])).toMatchObject({ code: 0 });
    expect((await shop.run(['db:seed', '--status'])).stdout).toMatch(/DatabaseSeeder +ran /);
    expect(await products()).toBe(2);
  });

  it.each([
    [['--status', 'DatabaseSeeder'], '--status shows all seeders that run once, and takes no names.'],
    [['--status', '--truncate'], '--status and --truncate do not go together.'],
    [['--status', '--rerun', 'DatabaseSeeder'], '--status and --rerun do not go together.'],
    [['--status', '--random-seed', '7'], '--status and --random-seed do not go together.'],
    [['--rerun', 'a,'], '--rerun takes a name, or several with commas'],
  ])('refuses %j', async (args, message) => {
    expect(await shop.run(['db:seed', ...args])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(message),
    });
  });

  it('empties nothing where nothing is declared', async () => {
    await shop.run(['db:seed']);
    expect(await shop.run(['db:seed', '--truncate'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no seeder of the run (DatabaseSeeder) declares its entities'),
    });
    expect(await products()).toBe(1);
  });

  it('refuses to run again what does not run once', async () => {
    await shop.write({ [FILE]: seeder('', '') });
    expect(await shop.run(['db:seed', '--rerun', 'DatabaseSeeder'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not declared with `once: true`'),
    });
    expect((await shop.run(['db:seed', '--status'])).stdout).toBe(
      'No seeder runs once. Declare one with `@Seeder({ once: true })`.\n',
    );
  });

  it('runs it again after db:fresh, db:refresh and db:reset', async () => {
    await shop.run(['db:seed']);
    expect(await shop.run(['db:fresh', '--seed'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('✓ DatabaseSeeder'),
    });
    expect([await products(), await recorded()]).toEqual([1, ['DatabaseSeeder']]);
    expect((await shop.run(['db:refresh', '--seed'])).stdout).toContain('✓ DatabaseSeeder');
    expect([await products(), await recorded()]).toEqual([1, ['DatabaseSeeder']]);
    await shop.run(['db:reset']);
    expect(await recorded()).toEqual([]);
  });
});
