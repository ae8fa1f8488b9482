import { Shop } from '../fixtures/shop.js';

let shop: Shop;
beforeEach(async () => void (shop = await Shop.open()));
afterEach(() => shop.close());

const FIRST = '20260101090000_create_products';

/** As Knex has it, of migrations that are those of Siskin by now. */
const KNEX = `
  create table knex_migrations (id serial primary key, name varchar(255), batch int, migration_time timestamptz);
  create table knex_migrations_lock (index serial primary key, is_locked int);
  insert into knex_migrations (name, batch, migration_time) values ('${FIRST}.js', 1, '2026-01-01 10:00Z')`;

it('takes over the history of another tool', async () => {
  await shop.query(KNEX);
  expect(await shop.run(['db:adopt', '--from', 'knex'])).toMatchObject({
    code: 0,
    stdout: [
      'Knex has applied 1 migration, by "public"."knex_migrations".',
      'Recorded 1 revision as applied, 1 pending. Nothing was run.',
      '"public"."knex_migrations" stays as it is. Once nothing needs it any more: drop table "public"."knex_migrations"; drop table "public"."knex_migrations_lock";',
      '',
    ].join('\n'),
  });
  expect(await shop.query('select revision, name, batch, applied_at from siskin_migrations')).toEqual([
    { revision: '5e1c0ffee001', name: FIRST, batch: 1, applied_at: new Date('2026-01-01T10:00:00Z') },
  ]);

  const again = await shop.run(['db:adopt', '--from', 'knex', '--json']);
  expect(again.code).toBe(1);
  expect(JSON.parse(again.stdout)).toMatchObject({
    error: { code: 'SISKIN_LEDGER_NOT_EMPTY', revisions: ['5e1c0ffee001'] },
  });
});

it('says what it did as JSON', async () => {
  await shop.query(KNEX);
  await shop.query('alter table knex_migrations rename to "Done"');
  const { code, stdout } = await shop.run(['db:adopt', '--from', 'knex', '--table', 'public.Done', '--json']);
  expect({ code, document: JSON.parse(stdout) }).toEqual({
    code: 0,
    document: {
      from: 'knex',
      ledger: '"public"."Done"',
      recorded: [FIRST],
      stamped: [{ revision: '5e1c0ffee001', name: FIRST }],
      batch: 1,
      baseline: null,
      pending: ['5e1c0ffee002'],
      leftovers: ['drop table "public"."Done";'],
    },
  });
});

it('is used wrongly without a tool, or with one that it does not know', async () => {
  const tools = ['mikro-orm', 'typeorm', 'knex', 'prisma', 'drizzle', 'alembic', 'laravel', 'flyway'];
  const [none, unknown] = await Promise.all([
    shop.run(['db:adopt']),
    shop.run(['db:adopt', '--from', 'sequelize']),
  ]);
  expect(none).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`nest-cmd db:adopt --from ${tools.join('|')}`),
  });
  expect(unknown).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`--from takes one of ${tools.join(', ')}, not 'sequelize'.`),
  });
});

it('refuses a history of which files are missing', async () => {
  await shop.query(KNEX);
  await shop.query("insert into knex_migrations (name, batch) values ('20260103090000_lost.js', 2)");
  const { code, stderr } = await shop.run(['db:adopt', '--from', 'knex']);
  expect(code).toBe(1);
  expect(stderr).toContain('20260103090000_lost. 1 other has one. Nothing was done.');
  expect(await shop.query('select * from siskin_migrations')).toEqual([]);
});

/** As MikroORM generates it. */
const MIKRO_ORM = `import { Migration } from '@mikro-orm/migrations';

export class Migration20250101120000_stars extends Migration {

  override name = 'Migration20250101120000_stars';

  override up(): void | Promise<void> {
    this.addSql(\`create table "stars" ("id" serial primary key);\`);
  }

  override down(): void | Promise<void> {
    this.addSql(\`drop table if exists "stars" cascade;\`);
  }

}
`;

it('runs what MikroORM has generated, by the loader of TypeScript', async () => {
  await shop.remove('src/migrations');
  await shop.write({ 'src/migrations/Migration20250101120000_stars.ts': MIKRO_ORM });
  const migrated = await shop.run(['db:migrate', '--json']);
  expect({ code: migrated.code, document: JSON.parse(migrated.stdout) }).toMatchObject({
    code: 0,
    document: { steps: [{ revision: 'Migration20250101120000_stars', statements: 1 }] },
  });
  const made = await shop.run(['make:migration', 'add_size_to_stars', '--json']);
  expect(JSON.parse(made.stdout)).toMatchObject({ parents: ['Migration20250101120000_stars'] });
  expect(await shop.run(['db:rollback', '--quiet'])).toMatchObject({ code: 0 });
  expect(await shop.query(`select to_regclass('stars') as stars`)).toEqual([{ stars: null }]);
});
