import { Client } from 'pg';

import {
  AutocommitRequiredError,
  ChangedMigrationError,
  DependentRevisionsError,
  IrreversibleMigrationError,
  type MigrationService,
} from '../../src/index.js';
import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { history } from '../migrations/history.fixture.js';
import { readCatalogue } from './state.js';

const broken = (last: string) => `import { Migration } from 'siskin';
      export default class extends Migration { static revision = 'one'; static parents = []; static transaction = false;
        up(op) { op.sql('create table first ()'); op.sql(${JSON.stringify(last)}); } }`;

const view = (query: string) => `import { Migration } from 'siskin';
      export default class extends Migration { static repeatable = true; change(op) { op.createView('v', '${query}'); } }`;

const KEY = lockKey({ table: 'siskin_migrations' });

describe('A pretended run', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab.close());

  /**
   * All that the database holds, and what was ever written to it; but for statistics, which the server itself
   * writes now and then, and the catalogues that all databases of the server share: other specs create databases meanwhile.
   */
  async function traces(): Promise<unknown> {
    const client = new Client(lab.database.url);
    await client.connect();
    try {
      const { rows } = await client.query(
        `select sum(n_tup_ins) as inserted, sum(n_tup_upd) as updated, sum(n_tup_del) as deleted from pg_stat_all_tables
         join pg_class on pg_class.oid = relid
         where not relisshared and pg_class.relname not in ('pg_statistic', 'pg_statistic_ext_data')`,
      );
      return [await readCatalogue(client), rows];
    } finally {
      await client.end();
    }
  }

  async function untouched<T>(work: () => Promise<T>): Promise<T> {
    const before = await traces();
    const result = await lab.during(`select pg_advisory_lock(${KEY})`, work);
    expect(await traces()).toEqual(before);
    return result;
  }

  it('shows what would be applied, and touches nothing, not even the ledger or the lock', async () => {
    const service = await lab.with(history);
    const { steps } = await untouched(() => service.pretend());
    expect(steps).toEqual([
      {
        revision: 'users',
        name: '1_users',
        direction: 'up',
        transaction: true,
        statements: [
          'create table "users" ("id" integer, "name" text not null, constraint "users_pkey" primary key ("id"))',
        ],
      },
      expect.objectContaining({ revision: 'posts', statements: expect.any(Array) as unknown }),
      {
        revision: 'tags',
        name: '3_tags',
        direction: 'up',
        transaction: true,
        statements: [
          'create table "tags" ("label" text, constraint "tags_pkey" primary key ("label"))',
          `insert into "tags" ("label") values ('new'), ('old')`,
        ],
      },
    ]);
    expect(await lab.tables()).toEqual([]);
    expect((await service.migrate()).steps).toHaveLength(3);
  });

  it('shows what is pending alone, up to the target', async () => {
    const service = await lab.with(history);
    await service.migrate({ target: 'users' });
    const { steps } = await untouched(() => service.pretend({ target: '+1' }));
    expect(steps.map(({ revision }) => revision)).toEqual(['posts']);
    await service.migrate();
    expect(await service.pretend()).toEqual({ steps: [] });
  });

  it('shows what would be reverted, the last first', async () => {
    const service = await lab.with(history);
    await service.migrate({ target: 'posts' });
    await service.migrate();
    const pretended = (options: Parameters<MigrationService['rollback']>[0]) =>
      untouched(() => service.pretend({ direction: 'down', ...options } as never));
    expect((await pretended({})).steps).toEqual([
      {
        revision: 'tags',
        name: '3_tags',
        direction: 'down',
        transaction: true,
        statements: ['drop table "tags"'],
      },
    ]);
    expect((await pretended({ step: 2 })).steps.map(({ revision }) => revision)).toEqual(['tags', 'posts']);
    expect((await pretended({ target: 'base' })).steps).toHaveLength(3);
    await rejection(pretended({ batch: 1 }), DependentRevisionsError);
  });

  it('shows the script of the ledger where the file is gone', async () => {
    await (await lab.with(history)).migrate();
    const { '3_tags': _gone, ...rest } = history;
    const service = await lab.with(rest);
    const { steps } = await untouched(() => service.pretend({ direction: 'down', step: 1 }));
    expect(steps).toMatchObject([{ revision: 'tags', name: '3_tags', statements: ['drop table "tags"'] }]);
  });

  it('shows what is known up to the first read, and by what shouldRun decides', async () => {
    const service = await lab.with({
      reads: {
        revision: 'reads',
        parents: [],
        async shouldRun(op) {
          return op.inspect.hasTable('users');
        },
        async up(op) {
          op.sql('create table known ()');
          const [row] = await op.rows<{ n: number }>('select 1 as n');
          op.sql(`create table unknown_${row?.n} ()`);
        },
      },
      skipped: {
        revision: 'skipped',
        parents: ['reads'],
        shouldRun() {
          return false;
        },
        up(op) {
          op.sql('select 1');
        },
      },
    });
    const { steps } = await untouched(() => service.pretend());
    expect(steps).toEqual([
      {
        revision: 'reads',
        name: 'reads',
        direction: 'up',
        transaction: true,
        statements: ['create table known ()'],
        dependsOn: 'op.inspect.hasTable("users")',
        waitsFor: 'select 1 as n',
      },
      {
        revision: 'skipped',
        name: 'skipped',
        direction: 'up',
        transaction: true,
        statements: [],
        skipped: true,
      },
    ]);
  });

  it('shows the rest of a migration that was interrupted', async () => {
    await lab.query('create table items (id integer)');
    await expect((await lab.with({ one: broken('select 1 / 0') })).migrate()).rejects.toThrow(
      'division by zero',
    );
    const service = await lab.with({ one: broken('select 2') });
    const { steps } = await untouched(() => service.pretend());
    expect(steps).toMatchObject([{ transaction: false, statementsDone: 1, statements: ['select 2'] }]);
  });

  it('shows repeatable migrations that have changed, undone first', async () => {
    await (await lab.with({ ...history, view: view('select 1 as a') })).migrate();
    const service = await lab.with({ ...history, view: view('select 2 as a') });
    const { steps } = await untouched(() => service.pretend());
    expect(steps).toEqual([
      {
        revision: 'view',
        name: 'view',
        direction: 'down',
        transaction: true,
        statements: ['drop view if exists "v"'],
      },
      {
        revision: 'view',
        name: 'view',
        direction: 'up',
        transaction: true,
        statements: ['create view "v" as select 2 as a'],
      },
    ]);
    const down = await service.pretend({ direction: 'down', target: 'base' });
    expect(down.steps.map(({ revision }) => revision)).toEqual(['view', 'tags', 'posts', 'users']);
  });

  it('refuses what a run would refuse', async () => {
    const vacuum = await lab.with({
      one: {
        revision: 'one',
        parents: [],
        up(op) {
          op.sql('vacuum');
        },
      },
    });
    await rejection(vacuum.pretend(), AutocommitRequiredError);
    const service = await lab.with({ one: { revision: 'one', parents: [], up() {} } }, { changed: 'refuse' });
    await service.migrate();
    await rejection(service.pretend({ direction: 'down' }), IrreversibleMigrationError);
    const changed = await lab.with(
      {
        one: {
          revision: 'one',
          parents: [],
          up(op) {
            op.sql('select 1');
          },
        },
      },
      { changed: 'refuse' },
    );
    const error = await rejection(changed.pretend(), ChangedMigrationError);
    expect(error.revisions).toMatchObject([{ revision: 'one' }]);
  });
});
