import { withoutDurations } from '../fixtures/durations.js';
import { Shop } from '../fixtures/shop.js';
import { onTerminal } from '../fixtures/terminal.js';

let shop: Shop;
beforeAll(async () => void (shop = await Shop.open()));
afterAll(() => shop.close());

const FIRST = '5e1c0ffee001';
const SECOND = '5e1c0ffee002';
const ledger = async () =>
  (await shop.query('select revision, batch from siskin_migrations order by batch, applied_at')).map(
    ({ revision, batch }) => `${String(revision)} in ${String(batch)}`,
  );
const products = () => shop.query('select name, price from products');
const timeless = (text: string) => withoutDurations(text, '  <ms>');
const LAMP = [{ name: 'Lamp', price: '19.90 EUR' }];

describe('the verbs', () => {
  it('migrate step by step, with a seeder', async () => {
    const { code, stdout } = await shop.run([
      'db:migrate',
      '--step',
      '--seeder',
      'DatabaseSeeder',
      '--random-seed',
      '7',
    ]);
    expect({ code, stdout: timeless(stdout) }).toEqual({
      code: 0,
      stdout: [
        '  ✓ 20260101090000_create_products  <ms>',
        '  ✓ 20260102090000_add_price_to_products  <ms>',
        'Applied 2 migrations.',
        'Seeding with the random seed 7.',
        '  ✓ DatabaseSeeder  <ms>  products +1',
        'Seeded 1 row in 1 table in  <ms>. Random seed 7.',
        '',
      ].join('\n'),
    });
    expect(await ledger()).toEqual([`${FIRST} in 1`, `${SECOND} in 2`]);
    expect(await products()).toEqual(LAMP);
  });

  it('refresh the last, and seed', async () => {
    const { code, stdout } = await shop.run(['db:refresh', '--step', '1', '--seed', '--json']);
    expect({ code, document: JSON.parse(stdout) }).toMatchObject({
      code: 0,
      document: {
        reverted: [{ revision: SECOND, direction: 'down' }],
        steps: [{ revision: SECOND, direction: 'up' }],
        seeded: { seeders: [{ seeder: 'DatabaseSeeder' }] },
      },
    });
    expect(await ledger()).toEqual([`${FIRST} in 1`, `${SECOND} in 2`]);
  });

  it('migrate anew, with the names of what goes', async () => {
    const { code, stdout } = await shop.run(['db:fresh', '--seed', '--verbose']);
    expect(code).toBe(0);
    expect(timeless(stdout).split('\n').slice(0, 4)).toEqual([
      '  1 table: public.products',
      'Dropped 1 table.',
      '  ✓ 20260101090000_create_products  <ms>',
      '  ✓ 20260102090000_add_price_to_products  <ms>',
    ]);
    expect(await ledger()).toEqual([`${FIRST} in 1`, `${SECOND} in 1`]);
    expect(await products()).toEqual(LAMP);
  });

  it('change nothing where it may not be seeded', async () => {
    const verbs = ['db:fresh', 'db:refresh', 'db:migrate'];
    const outcomes = await Promise.all(verbs.map((verb) => shop.run([verb, '--seeder', 'NobodySeeder'])));
    for (const { code, stderr } of outcomes) {
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('NobodySeeder') });
    }
    const refused = await shop.run(['db:migrate', '--seed', '--json', '--module', 'src/app.module.ts'], {
      NODE_ENV: 'production',
    });
    expect({ code: refused.code, document: JSON.parse(refused.stdout) }).toMatchObject({
      code: 1,
      document: { error: { code: 'SISKIN_PRODUCTION_GUARD', command: 'nest-cmd db:seed DatabaseSeeder' } },
    });
    expect(await products()).toEqual(LAMP);
    expect(await shop.query('select environment from siskin_migrations_meta')).toEqual([
      { environment: 'development' },
    ]);
  });

  it('reset', async () => {
    const { code, stdout } = await shop.run(['db:reset']);
    expect({ code, last: stdout.split('\n').at(-2) }).toEqual({ code: 0, last: 'Reverted 2 migrations.' });
    expect(await ledger()).toEqual([]);
    expect(await shop.run(['db:reset'])).toMatchObject({ code: 0, stdout: 'Nothing to roll back.\n' });
  });

  it('wipe', async () => {
    await shop.run(['db:migrate', '--quiet']);
    await shop.query(
      'create schema extra; create table extra.t (id int); create view one as select 1 as one',
    );
    const wiped = await shop.run(['db:wipe', '--schemas', 'extra', '--drop-views', '--json']);
    expect({ code: wiped.code, document: JSON.parse(wiped.stdout) }).toEqual({
      code: 0,
      document: {
        dropped: {
          schemas: ['extra', 'public'],
          objects: [
            { kind: 'table', names: ['extra.t', 'public.products'] },
            { kind: 'view', names: ['public.one'] },
          ],
        },
      },
    });
    expect(await shop.run(['db:wipe'])).toMatchObject({ code: 0, stdout: 'There was nothing to drop.\n' });
  });
});

describe('db:status', () => {
  /** But for what autovacuum notes in it now and then. */
  const CATALOGUE = `select md5(string_agg((to_jsonb(c) -
      '{relpages, reltuples, relallvisible, relallfrozen, relfrozenxid, relminmxid}'::text[])::text, ',' order by c.oid)) as hash,
    count(*) from pg_class c`;

  it('exits with 3 where something is pending, and changes nothing', async () => {
    await shop.run(['db:wipe', '--quiet']);
    const before = await shop.query(CATALOGUE);
    const { code, stdout } = await shop.run(['db:status', '--pending']);
    expect({ code, lines: stdout.split('\n') }).toEqual({
      code: 3,
      lines: [
        'Revision      Migration                            State',
        '5e1c0ffee001  20260101090000_create_products       pending',
        '5e1c0ffee002  20260102090000_add_price_to_products  pending',
        '',
        '0 applied, 2 pending.',
        '',
      ].map((line) =>
        expect.stringMatching(new RegExp(`^${line.replaceAll(/ +/g, ' +').replaceAll('.', '\\.')}$`)),
      ),
    });
    expect(await shop.query(CATALOGUE)).toEqual(before);
    await shop.run(['db:migrate', '--quiet']);
    expect(await shop.run(['db:status', '--pending'])).toMatchObject({
      code: 0,
      stdout: 'Nothing is pending.\n',
    });
    const json = await shop.run(['db:status', '--pending', '--json']);
    expect({ code: json.code, document: JSON.parse(json.stdout) }).toMatchObject({
      code: 0,
      document: { revisions: [], repeatables: [], applied: 2, pending: 0 },
    });
    expect((await shop.run(['db:status'])).stdout).toMatch(
      /^Revision +Migration +State +Batch +Applied at +Took +By\n/,
    );
  });
});

const onLinux = process.platform === 'linux' ? describe : describe.skip;

const asking = (args: string[], asked: string, answer: string) =>
  onTerminal([...args, '--module', 'src/app.module.ts'], {
    cwd: shop.folder,
    env: { DATABASE_URL: shop.database.url },
    asked,
    answer,
  });

onLinux('in production', () => {
  const PRODUCTION = `update siskin_migrations_meta set environment = 'production'`;
  beforeAll(async () => {
    await shop.run(['db:fresh', '--quiet', '--step']);
    await shop.query(PRODUCTION);
  });

  it('refuses without a terminal, or where it must not ask', async () => {
    const stderr = expect.stringContaining(
      'is production: a run in production has recorded that in it. Nothing was done.\n→ If you mean it: nest-cmd db:rollback --force\n',
    );
    expect(await shop.run(['db:rollback'])).toMatchObject({ code: 1, stdout: '', stderr });
    const output = await asking(['db:rollback', '--no-interaction'], '[y/N]', 'y');
    expect(output).not.toContain('[y/N]');
    expect(output).toContain('exit 1');
    expect(await ledger()).toHaveLength(2);
  });

  it('asks on a terminal', async () => {
    const declined = await asking(['db:rollback'], '[y/N]', 'n');
    expect(declined).toContain(`The database ${shop.database.name} at `);
    expect(declined).toContain('Revert migrations there? [y/N]');
    expect(declined).toContain('db:rollback was not agreed to. Nothing was done.');
    expect(declined).toContain('exit 1');
    expect(await ledger()).toHaveLength(2);
    expect(await asking(['db:rollback'], '[y/N]', 'y')).toContain('exit 0');
    expect(await ledger()).toEqual([`${FIRST} in 1`]);
  });

  it('wants the name of the database where all goes, and shows what', async () => {
    const asked = 'type the name of the database:';
    const declined = await asking(['db:fresh'], asked, 'y');
    expect(declined).toContain('  1 table: public.products\r\n');
    expect(declined).toContain('exit 1');
    expect(await ledger()).toEqual([`${FIRST} in 1`]);
    const agreed = await asking(['db:fresh'], asked, shop.database.name);
    expect(agreed).toContain('Dropped 1 table.');
    expect(agreed).toContain('exit 0');
    expect(await ledger()).toHaveLength(2);
    expect(await shop.query('select environment from siskin_migrations_meta')).toEqual([
      { environment: 'production' },
    ]);
  });

  it('does not ask where it is forced', async () => {
    expect(await shop.run(['db:fresh', '--force', '--seed'])).toMatchObject({ code: 0 });
    expect(await products()).toEqual(LAMP);
    expect(await shop.run(['db:seed'])).toMatchObject({ code: 1 });
    expect(await shop.run(['db:wipe', '--force'])).toMatchObject({ code: 0, stdout: 'Dropped 1 table.\n' });
    expect(await shop.run(['db:stamp', 'head', '--purge'])).toMatchObject({ code: 1 });
  });
});
