import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import { query } from '../embedded/query.js';
import type { Outcome, Run } from '../fixtures/nest-cmd.js';
import { poll } from '../fixtures/poll.js';
import { Shop } from '../fixtures/shop.js';

/** An application in JavaScript with two databases. */
const MODULE = `
  import { MikroOrmModule } from '@mikro-orm/nestjs';
  import { PostgreSqlDriver } from '@mikro-orm/postgresql';
  import { Module } from '@nestjs/common';
  import { SiskinModule } from 'siskin';

  const orm = (contextName, clientUrl) => MikroOrmModule.forRoot({
    contextName, clientUrl, driver: PostgreSqlDriver, entities: [],
    discovery: { warnWhenNoEntities: false }, registerRequestContext: false,
  });

  export class AppModule {}
  Module({
    imports: [
      orm('analytics', process.env.ANALYTICS_URL),
      orm(undefined, process.env.DATABASE_URL),
      SiskinModule.forRoot({ contextName: 'analytics' }),
      SiskinModule.forRoot({ migrations: { onBootstrap: 'migrate' } }),
    ],
  })(AppModule);
`;

const migration = (body: string) => `
  import { Migration } from 'siskin';
  export default class extends Migration {
    ${body}
  }
`;
const creating = (table: string) =>
  migration(`change(op) { op.createTable('${table}', (t) => t.integer('id')); }`);

let shop: Shop;
let analytics: TestDatabase;
beforeEach(async () => {
  [shop, analytics] = await Promise.all([Shop.open(), createTestDatabase()]);
  await shop.remove('src/migrations');
  await shop.write({
    'several.mjs': MODULE,
    'src/migrations/1_orders.mjs': creating('orders'),
    'src/analytics/migrations/1_views.mjs': creating('views'),
  });
});
afterEach(() => Promise.all([shop.close(), analytics.drop()]));

function start(line: string): Run {
  const args = [...line.split(' '), '--module', 'several.mjs'];
  return shop.start(args, { ANALYTICS_URL: analytics.url });
}
const run = (line: string): Promise<Outcome> => start(line).outcome;

const ledgerOf = (url: string) => query(url, 'select revision from siskin_migrations order by 1');

describe('nest-cmd on an application with two databases', () => {
  it('migrates one, and all, each from its own folder', async () => {
    const one = await run('db:migrate --database analytics');
    expect(one).toMatchObject({ code: 0, stdout: expect.stringContaining('Applied 1 migration.\n') });
    expect(await ledgerOf(analytics.url)).toEqual([{ revision: '1_views' }]);

    const { code, stdout } = await run('db:migrate --all --json');
    expect({ code, document: JSON.parse(stdout) }).toMatchObject({
      code: 0,
      document: {
        databases: [
          { database: 'default', result: { steps: [{ revision: '1_orders' }] } },
          { database: 'analytics', result: { steps: [] } },
        ],
      },
    });
    expect(await ledgerOf(shop.database.url)).toEqual([{ revision: '1_orders' }]);
  });

  it('exits with 1 where the second one fails, in text and as a document', async () => {
    await shop.write({
      'src/analytics/migrations/2_fails.mjs': migration(`up(op) { op.sql('select nope'); }`),
    });
    const text = await run('db:migrate --all');
    expect(text).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^default\n {2}✓ 1_orders[^]*\n\nanalytics\n {2}✓ 1_views[^]*✗ 2_fails\n$/,
      ),
      stderr: expect.stringMatching(/✗ analytics: [^]*Done: default\. Not begun: none\./),
    });
    const { code, stdout } = await run('db:migrate --all --json');
    expect({ code, document: JSON.parse(stdout) }).toMatchObject({
      code: 1,
      document: {
        databases: [
          { database: 'default', result: { steps: [] } },
          { database: 'analytics', error: { code: 'SISKIN_MIGRATION_FAILED' } },
        ],
        error: { code: 'SISKIN_DATABASE_OF_ALL_FAILED', database: 'analytics', done: ['default'], left: [] },
      },
    });
    expect(await ledgerOf(analytics.url)).toEqual([{ revision: '1_views' }]);
  });

  it('begins no other one after a signal', async () => {
    await shop.write({ 'src/migrations/2_slow.mjs': migration(`up(op) { op.sql('select pg_sleep(60)'); }`) });
    const { process, outcome } = start('db:migrate --all');
    await poll('the slow statement', async () => {
      const rows = await shop.query(
        `select from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)%' and state = 'active' and pid <> pg_backend_pid()`,
      );
      return rows.length > 0;
    });
    process.kill('SIGTERM');
    const { code, stdout, stderr } = await outcome;
    expect({ code, stdout }).toEqual({ code: 130, stdout: expect.not.stringContaining('analytics') });
    expect(stderr).toContain('Done: none. Not begun: analytics.');
    expect(await query(analytics.url, `select to_regclass('siskin_migrations') as ledger`)).toEqual([
      { ledger: null },
    ]);
  });

  it('exits with 1 for a name that there is not, and with 2 for --all with --database', async () => {
    expect(await run('db:status --database analitics')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('→ Did you mean analytics?\n'),
    });
    expect(await run('db:status --database analytics --all')).toMatchObject({ code: 2, stdout: '' });
  });
});
