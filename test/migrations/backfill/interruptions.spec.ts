import { setTimeout as sleep } from 'node:timers/promises';

import {
  ConnectionLostError,
  InterruptedMigrationChangedError,
  MigrationFailedError,
  type MigrationEvent,
} from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import { poll } from '../../fixtures/poll.js';
import { cutOff, ledgerOf } from '../outside/outside.fixture.js';

let lab: Lab;
beforeEach(async () => {
  lab = await Lab.open();
  await lab.query(`create table items (id int primary key, other int not null unique, done int not null default 0, price int);
    insert into items select i, -i, 0, 1 from generate_series(1, 1000) i`);
});
afterEach(() => lab.close());

const source = (options: string, rest = "op.sql('create table after ()');") => `
  import { Migration, sql } from 'siskin';
  export default class extends Migration {
    static revision = 'pricing';
    static transaction = false;
    up(op) {
      op.sql('create table before ()');
      ${options === '' ? '' : `op.backfill('items', { ${options} });`}
      ${rest}
    }
  }`;
/** Counts in `done` how often a row was set, and divides by zero where there is no price. The batches have 100, 200, 400 rows. */
const SET = 'set: { done: sql`done + 1 / (price <> 0)::int` }';
const OPTIONS = `${SET}, batch: 100, targetMs: 100_000`;

const counts = () => lab.query('select done, count(*)::int as rows from items group by done order by done');
const positions = () =>
  lab.query('select revision, statement, position, rows::int as rows from siskin_migrations_backfills');
const mend = () => lab.query('update items set price = 1');

/** A run that stopped in its third batch, at the row 605. */
async function interrupted(row = 605) {
  await lab.query(`update items set price = 0 where id = ${row}`);
  const folder = await lab.folder({ '1_pricing': source(OPTIONS) });
  const migrations = await lab.on([folder]);
  const error = await rejection(migrations.migrate(), MigrationFailedError);
  return { folder, migrations, error };
}

describe('a backfill that fails midway', () => {
  it('keeps the batches that are done, and says so', async () => {
    const { folder, error } = await interrupted();
    expect(error.message).toBe(
      [
        'The migration 1_pricing (pricing) failed while applying, at its statement 2, a backfill, after 300 rows. It runs outside a transaction: what is done stays.',
        `In ${folder}/1_pricing.ts`,
        'PostgreSQL says: division by zero (SQLSTATE 22012)',
        '  update "items" set "done" = done + 1 / (price <> 0)::int',
        'Mend the cause, then run `nest-cmd db:migrate` again: it goes on after these rows. The backfill and what comes before it have to stay as they are; what follows may be changed.',
      ].join('\n'),
    );
    expect(error.migration).toMatchObject({ statementsDone: 1, rowsDone: 300 });
    expect(await ledgerOf(lab)).toEqual(['pricing running 1 in doubt']);
    expect(await positions()).toEqual([
      { revision: 'pricing', statement: 2, position: { id: '300' }, rows: 300 },
    ]);
    expect(await counts()).toEqual([
      { done: 0, rows: 700 },
      { done: 1, rows: 300 },
    ]);
  });

  it('is gone on with, and does each row once', async () => {
    const { migrations } = await interrupted();
    await mend();
    const events: MigrationEvent[] = [];
    const { steps } = await migrations.migrate({ onProgress: (event) => events.push(event) });
    expect(steps).toMatchObject([{ revision: 'pricing', statements: 2 }]);
    expect(await counts()).toEqual([{ done: 1, rows: 1_000 }]);
    const done = events.flatMap((event) => (event.type === 'progress' ? [event.done] : []));
    expect(done).toEqual([400, 600, 1_000, 1_000]);
    expect(await ledgerOf(lab)).toEqual(['pricing applied 3']);
    expect(await positions()).toEqual([]);
    expect(await lab.tables()).toEqual(['after', 'before', 'items', 'siskin_migrations_backfills']);
  });

  it('may go on at another pace', async () => {
    await interrupted();
    await mend();
    const migrations = await lab.with({ '1_pricing': source(`${SET}, batch: 7, pauseMs: 1`) });
    await migrations.migrate();
    expect(await counts()).toEqual([{ done: 1, rows: 1_000 }]);
  });

  it.each([
    ['changed', `set: { done: sql\`done + 2\` }`],
    ['removed', ''],
  ])('is stopped where it is %s, and may begin anew', async (_how, options) => {
    const { folder } = await interrupted();
    const migrations = await lab.with({ '1_pricing': source(options, '') });
    const error = await rejection(migrations.migrate(), InterruptedMigrationChangedError);
    expect(error).toMatchObject({ statements: 2, migration: { revision: 'pricing' } });
    const beginAnew = `delete from "public"."siskin_migrations_backfills" where revision = 'pricing'; update "public"."siskin_migrations" set in_doubt = null where revision = 'pricing';`;
    expect(error.remedy.split('\n').at(-1)).toBe(`Or let the backfill begin anew, changed: ${beginAnew}`);
    expect(await counts()).toMatchObject([{ rows: 700 }, { rows: 300 }]);

    await lab.query(beginAnew);
    await migrations.migrate();
    const [first] = await counts();
    expect(first).toEqual(options === '' ? { done: 0, rows: 700 } : { done: 2, rows: 700 });
    expect(folder).not.toBe('');
  });

  it('has to go on by the same columns', async () => {
    await interrupted();
    await mend();
    const migrations = await lab.with({ '1_pricing': source(`${OPTIONS}, key: ['other']`) });
    await expect(migrations.migrate()).rejects.toMatchObject({
      name: 'BackfillKeyError',
      fault: 'wasOther',
      problem:
        "The backfill of items can't walk through the table: it was interrupted midway, walking by other columns (id).",
      remedy: "Let it go on by these: op.backfill('items', { ..., key: ['id'] })",
    });
    expect(await positions()).toMatchObject([{ rows: 300 }]);
  });

  it('may be changed where it has done no row', async () => {
    const { error } = await interrupted(5);
    expect(error.migration.rowsDone).toBe(0);
    expect(error.message).toContain(
      'at its statement 2. It runs outside a transaction: its first statement stays done.',
    );
    expect(await ledgerOf(lab)).toEqual(['pricing running 1']);
    expect(await positions()).toEqual([]);
    const migrations = await lab.with({ '1_pricing': source(`set: { done: sql\`done + 3\` }`) });
    await migrations.migrate();
    expect(await counts()).toEqual([{ done: 3, rows: 1_000 }]);
  });

  it('is forgotten where the ledger is stamped', async () => {
    const { migrations } = await interrupted();
    await migrations.stamp('pricing');
    expect(await ledgerOf(lab)).toEqual(['pricing applied 0']);
    expect(await positions()).toEqual([]);
  });
});

const locked = (id: number) => `begin; select from items where id = ${id} for update`;

describe('a backfill', () => {
  it('tries a batch again that had to wait for too long, with fewer rows', async () => {
    const migrations = await lab.with({ '1_pricing': source(OPTIONS) }, { lockTimeout: 50 });
    const events: MigrationEvent[] = [];
    const { run } = await lab.during(locked(250), async () => {
      const run = migrations.migrate({ onProgress: (event) => events.push(event) });
      await poll(
        'two failures of the second batch',
        async () => events.filter(({ type }) => type === 'retrying').length >= 2,
      );
      return { run };
    });
    await run;
    expect(await counts()).toEqual([{ done: 1, rows: 1_000 }]);
    const done = events.flatMap((event) => (event.type === 'progress' ? [event.done] : []));
    expect(done[0]).toBe(100);
    expect(done[1]).toBeLessThan(300);
  });

  it('goes on after its connection was lost', async () => {
    const migrations = await lab.with({ '1_pricing': source(OPTIONS) }, { lockTimeout: 0 });
    await lab.during(locked(250), async () => {
      const run = rejection(migrations.migrate(), ConnectionLostError);
      await poll('the second batch', async () => {
        const rows = await lab.query(
          `select from pg_stat_activity where application_name like 'siskin%' and wait_event_type = 'Lock'
            and datname = current_database()`,
        );
        return rows.length > 0;
      });
      await cutOff(lab);
      expect((await run).migration).toMatchObject({ rowsDone: 100 });
    });
    await migrations.migrate();
    expect(await counts()).toEqual([{ done: 1, rows: 1_000 }]);
  });

  it('lets a vacuum of the table get on', async () => {
    await lab.query(`alter table items set (autovacuum_enabled = off), add column wide text;
      update items set wide = repeat('x', 900)`);
    const migrations = await lab.with({ '1_pricing': source(OPTIONS) });
    const slowly = 'set vacuum_cost_delay = 100; set vacuum_cost_limit = 1; set vacuum_cost_page_hit = 10';
    const run = await lab.during(slowly, async (client) => {
      const vacuum = client.query('vacuum items').catch(() => undefined);
      const vacuuming = `from pg_stat_progress_vacuum where datname = current_database() and relid = 'items'::regclass`;
      await poll('the vacuum', async () => (await lab.query(`select ${vacuuming}`)).length > 0);
      const ending = migrations.migrate();
      await poll('the first batch', async () => {
        const [table] = await lab.query(`select to_regclass('siskin_migrations_backfills')::text as name`);
        return table?.['name'] !== null && (await positions())[0]?.['rows'] === 100;
      });
      await sleep(1_500);
      expect(await positions()).toMatchObject([{ rows: 100 }]);
      await lab.query(`select pg_cancel_backend(pid) ${vacuuming}`);
      await vacuum;
      return { ending };
    });
    await run.ending;
    expect(await counts()).toEqual([{ done: 1, rows: 1_000 }]);
  });
});
