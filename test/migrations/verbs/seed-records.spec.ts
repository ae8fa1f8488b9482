import { Client } from 'pg';

import type { MigrationOptions } from '../../../src/index.js';
import { askOn } from '../../../src/migrations/execution/ask.js';
import { createSeedsTable, findSeedsTable } from '../../../src/migrations/execution/seeds-table.js';
import { Lab } from '../../fixtures/lab.js';
import type { MigrationSources } from '../../fixtures/migration-files.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const creating = (name: string) => `
  import { Migration } from 'siskin';
  export default class extends Migration {
    static revision = '${name}';
    up(op) { op.sql('create table ${name} ()'); }
    down(op) { op.sql('drop table ${name}'); }
  }`;
const FAILING = creating('a').replace('drop table a', 'drop table nowhere');
const service = (
  sources: MigrationSources = { '1_a.ts': creating('a'), '2_b.ts': creating('b') },
  options: MigrationOptions = {},
) => lab.with(sources, options);

/** As a seeder that has run leaves it. */
async function recordSeeder(table = 'siskin_migrations'): Promise<void> {
  const client = new Client({ connectionString: lab.database.url });
  await client.connect();
  const seeds = await findSeedsTable(askOn(client), { table });
  await createSeedsTable(askOn(client), seeds);
  await client.query(
    `insert into ${seeds.name} (seeder, checksum, random_seed, duration_ms, ran_by) values ('UserSeeder', '', 1, 1, 'me')`,
  );
  await client.end();
}
const records = async (table = 'siskin_seeds') =>
  (await lab.query(`select seeder from ${table}`)).map(({ seeder }) => seeder);
const has = async (table: string) =>
  (await lab.query(`select to_regclass('${table}') is not null as it`))[0]?.['it'];

describe.each(['each', 'all'] as const)('with the transaction %s', (transaction) => {
  it('a reset forgets the seeders that have run', async () => {
    const migrations = await service(undefined, { transaction });
    await migrations.migrate();
    await recordSeeder();
    await migrations.reset();
    expect([await records(), await lab.tables()]).toEqual([[], ['siskin_seeds']]);
  });

  it('a refresh does, unless it leaves revisions applied', async () => {
    const migrations = await service(undefined, { transaction });
    await migrations.migrate();
    await recordSeeder();
    await migrations.refresh({ step: 1 });
    expect(await records()).toEqual(['UserSeeder']);
    await migrations.refresh();
    expect(await records()).toEqual([]);
  });

  it('a rollback does that leaves no revision applied', async () => {
    const migrations = await service(undefined, { transaction });
    await migrations.migrate();
    await recordSeeder();
    await migrations.rollback({ step: 1 });
    expect(await records()).toEqual(['UserSeeder']);
    await migrations.rollback({ step: 1 });
    expect(await records()).toEqual([]);
  });

  it('one that fails forgets nothing', async () => {
    const migrations = await service({ '1_a.ts': FAILING, '2_b.ts': creating('b') }, { transaction });
    await migrations.migrate();
    await recordSeeder();
    await expect(migrations.reset()).rejects.toMatchObject({ code: 'SISKIN_MIGRATION_FAILED' });
    expect(await records()).toEqual(['UserSeeder']);
  });
});

it("a reset leaves a table of the same name alone that is the application's", async () => {
  const sources = { '1_a.ts': creating('a') };
  const migrations = await service(sources, { table: 'shop_migrations' });
  await migrations.migrate();
  await lab.query(`create table shop_seeds (name text); insert into shop_seeds values ('sunflower')`);
  await migrations.reset();
  expect(await lab.query('select name from shop_seeds')).toEqual([{ name: 'sunflower' }]);
});

describe.each(['fresh', 'wipe'] as const)('%s', (verb) => {
  it.each([
    ['siskin_migrations', 'siskin_seeds'],
    ['ledger', 'ledger_seeds'],
  ])('drops the table beside %s', async (table, seeds) => {
    const migrations = await service(undefined, { table });
    await migrations.migrate();
    await recordSeeder(table);
    await migrations[verb]();
    expect([await has(seeds), await has(table)]).toEqual([false, verb === 'fresh']);
  });
});
