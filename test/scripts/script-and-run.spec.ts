import { LAYOUT } from '../../src/migrations/execution/ledger-layout.js';
import { Lab } from '../fixtures/lab.js';
import type { MigrationSources } from '../fixtures/migration-files.js';
import { describeWithPsql, runPsql } from '../fixtures/psql.js';
import { history } from '../migrations/history.fixture.js';
import { stateOf } from './state.js';

/** The ledger of the first release. */
const FIRST_LEDGER = `create table siskin_migrations (revision text primary key, name text not null, batch integer not null,
  state text not null check (state in ('running', 'applied', 'skipped')), checksum text,
  applied_at timestamptz not null default clock_timestamp(), duration_ms integer not null default 0,
  applied_by text not null, statements_done integer not null default 0, revert_script text)`;

const views = (small: string, big: string): MigrationSources => ({
  ...history,
  a_small: viewOf('small', 'select id from big', small),
  b_big: viewOf('big', `select id, name, '${big}' as said from users`),
});

function viewOf(name: string, query: string, comment = ''): string {
  return `import { Migration } from 'siskin';
export default class extends Migration { static repeatable = true;
  change(op) { op.createView('${name}', '${query.replaceAll("'", "\\'")}'); /* ${comment} */ } }`;
}

const sourceOf = (answer: boolean) => `import { Migration } from 'siskin';
      export default class extends Migration { static revision = 'one'; static parents = [];
        shouldRun() { return ${answer}; } change(op) { op.createTable('made', (t) => { t.integer('id'); }); } }`;

describeWithPsql('A script', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab.close());

  const run = (sql: string) => runPsql(lab.database.url, sql);

  it('brings the ledger of an earlier release up to date', async () => {
    await lab.query(FIRST_LEDGER);
    const service = await lab.with(history);
    expect(await run((await service.script()).sql)).toMatchObject({ code: 0, stderr: '' });
    await using fresh = await Lab.open();
    await (await fresh.with(history)).migrate();
    const columns = `select column_name, data_type, column_default, is_nullable from information_schema.columns
      where table_name = 'siskin_migrations' order by 1`;
    expect(await lab.query(columns)).toEqual(await fresh.query(columns));
    expect(await lab.query('select layout, environment from siskin_migrations_meta')).toEqual([
      { layout: LAYOUT, environment: null },
    ]);
    expect((await stateOf(lab.database.url)).ledger).toEqual((await stateOf(fresh.database.url)).ledger);
  });

  it('runs repeatable migrations again that have changed, with what needs them, and no others', async () => {
    await (await lab.with(views('', 'one'))).migrate({ target: 'posts' });
    await (await lab.with(views('', 'one'))).migrate();
    const service = await lab.with(views('', 'two'));
    const before = await lab.query('select revision, applied_at from siskin_migrations where not repeatable');
    expect(await run((await service.script({ target: 'tags:head' })).sql)).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(await lab.query(`select pg_get_viewdef('big') like '%two%' as changed`)).toEqual([
      { changed: true },
    ]);
    expect(await service.migrate()).toMatchObject({ steps: [] });

    const times = () => lab.query('select revision, applied_at from siskin_migrations order by 1');
    const after = await times();
    expect(await run((await service.script({ idempotent: true })).sql)).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(await times()).toEqual(after);
    await lab.query('drop view small');
    expect(await run((await service.script({ idempotent: true })).sql)).toMatchObject({ code: 0 });
    expect(await lab.query(`select to_regclass('small') is not null as there`)).toEqual([{ there: true }]);
    expect(before).toHaveLength(3);
  });

  it('calls a procedure that commits by itself outside a transaction', async () => {
    await lab.query(`create table items (id integer); create procedure fill() language plpgsql as
      $$ begin for i in 1..3 loop insert into items values (i); commit; end loop; end $$`);
    const sources: MigrationSources = {
      one: {
        revision: 'one',
        parents: [],
        transaction: false,
        up(op) {
          op.sql('call fill()');
        },
      },
    };
    const service = await lab.with(sources);
    expect(await run((await service.script()).sql)).toMatchObject({ code: 0, stderr: '' });
    expect(await lab.query('select count(*)::int from items')).toEqual([{ count: 3 }]);
    expect(await service.migrate()).toMatchObject({ steps: [] });
  });

  it('that fails while it reverts is gone on with by a rollback', async () => {
    const service = await lab.with({
      one: {
        revision: 'one',
        parents: [],
        transaction: false,
        up(op) {
          op.sql('create table first ()');
          op.sql('create table second ()');
        },
        down(op) {
          op.sql('drop table second');
          op.sql('drop table first');
        },
      },
    });
    await service.migrate();
    await lab.query('create view blocker as select from first');
    const { code, stderr } = await run((await service.script({ direction: 'down', range: 'one:base' })).sql);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('cannot drop table first') as string,
    });
    expect(await lab.query('select state, statements_done from siskin_migrations')).toEqual([
      { state: 'reverting', statements_done: 1 },
    ]);
    await lab.query('drop view blocker');
    expect(await service.rollback()).toMatchObject({ steps: [{ revision: 'one', statements: 1 }] });
    expect(await lab.tables()).toEqual([]);
  });

  it('reverts a migration that the database has skipped by forgetting it', async () => {
    await (await lab.with({ one: sourceOf(false) })).migrate();
    const service = await lab.with({ one: sourceOf(true) });
    const { sql } = await service.script({ direction: 'down', range: 'one:base' });
    expect(await run(sql)).toMatchObject({ code: 0, stderr: '' });
    expect(await lab.applied()).toEqual([]);
  });
});
