import type { BackfillProgress, MigrationEvent, MigrationService } from '../../../src/index.js';
import { WalkSql } from '../../../src/migrations/execution/backfill/walk-sql.js';
import { liveMemory } from '../../fixtures/live-memory.js';
import { Lab } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { ledgerOf, outside } from '../outside/outside.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

/** Counts in `done` how often each row of the table `items` was set. */
const counting = (options: object, table = 'items') => ({
  '1_counting': `
    import { Migration, sql } from 'siskin';
    export default class extends Migration {
      static revision = 'counting';
      static transaction = false;
      up(op) {
        op.backfill(${JSON.stringify(table)}, { set: { done: sql\`done + 1\` }, ...${JSON.stringify(options)} });
      }
    }`,
});

const doneBy = (where: string, table = 'items') =>
  lab.query(`select done, count(*)::int as rows from ${table} where ${where} group by done order by done`);
const positions = () => lab.query('select * from siskin_migrations_backfills');

async function progressOf(migrations: MigrationService): Promise<BackfillProgress[]> {
  const events: MigrationEvent[] = [];
  await migrations.migrate({ onProgress: (event) => events.push(event) });
  return events.filter((event) => event.type === 'progress');
}

describe('a backfill', () => {
  it('sets each of 100,000 rows once, and tells how far it is', async () => {
    await lab.query(`create table items (id bigint primary key, done int not null default 0);
      insert into items select 3 * i from generate_series(1, 100000) i`);
    await lab.query('analyze items');
    const progress = await progressOf(await lab.with(counting({ batch: 4_000, targetMs: 50 })));

    expect(await doneBy('true')).toEqual([{ done: 1, rows: 100_000 }]);
    expect(progress.length).toBeGreaterThan(3);
    expect(progress.map(({ done }) => done)).toEqual(
      progress.map(({ done }) => done).toSorted((a, b) => a - b),
    );
    expect(progress[0]).toEqual({
      type: 'progress',
      revision: 'counting',
      name: '1_counting',
      direction: 'up',
      table: 'items',
      done: 4_000,
      total: 100_000,
      rate: expect.any(Number),
      leftMs: expect.any(Number),
    });
    expect(progress.at(-1)).toMatchObject({ done: 100_000, total: 100_000, leftMs: 0 });
    expect(await ledgerOf(lab)).toEqual(['counting applied 1']);
    expect(await positions()).toEqual([]);
  });

  it('holds no more in memory the longer it goes on', async () => {
    await lab.query(`create table items (id bigint primary key, done int not null default 0);
      insert into items select i from generate_series(1, 60000) i`);
    const migrations = await lab.with(counting({ batch: 100, targetMs: 1 }));
    const held = new Map<number, number>();
    await migrations.migrate({
      onProgress(event) {
        const mark = [10_000, 55_000].find(
          (rows) => event.type === 'progress' && event.done >= rows && !held.has(rows),
        );
        if (mark !== undefined) {
          held.set(mark, liveMemory());
        }
      },
    });
    expect(await doneBy('true')).toEqual([{ done: 1, rows: 60_000 }]);
    expect(Number(held.get(55_000)) - Number(held.get(10_000))).toBeLessThan(1_000_000);
  });

  it('goes by a composite key', async () => {
    await lab.query(`create table items (tenant text, id uuid, done int not null default 0, primary key (tenant, id));
      insert into items select 'tenant ' || i % 7, gen_random_uuid() from generate_series(1, 5000) i`);
    await (await lab.with(counting({ batch: 300, targetMs: 5 }))).migrate();
    expect(await doneBy('true')).toEqual([{ done: 1, rows: 5_000 }]);
  });

  it('sets few rows of many', async () => {
    await lab.query(`create table items (id int primary key, name text, done int not null default 0);
      insert into items select i, case when i % 1000 = 7 then null else 'x' end from generate_series(1, 20000) i`);
    const source = counting({ where: "name is null or name = 'none' -- those", batch: 500, targetMs: 20 });
    await (await lab.with(source)).migrate();
    expect(await doneBy('name is null')).toEqual([{ done: 1, rows: 20 }]);
    expect(await doneBy('name is not null')).toEqual([{ done: 0, rows: 19_980 }]);
  });

  it.each([
    { rows: 0, sizes: [0] },
    { rows: 1, sizes: [1] },
    { rows: 9, sizes: [9] },
    { rows: 10, sizes: [10, 10] },
    { rows: 11, sizes: [10, 11] },
  ])('comes to the end of a table of $rows rows', async ({ rows, sizes }) => {
    await lab.query(`create table items (id int primary key, done int not null default 0);
      insert into items select i from generate_series(1, ${rows}) i`);
    const progress = await progressOf(await lab.with(counting({ batch: 10 })));
    expect(progress.map(({ done }) => done)).toEqual(sizes);
    expect(progress[0]).toMatchObject({ total: null, leftMs: null });
    expect(await doneBy('done <> 1')).toEqual([]);
  });

  it('does rows that come before it, and none that come behind it', async () => {
    await lab.query(`create table items (id int primary key, done int not null default 0);
      insert into items select i from generate_series(1, 100) i;
      create function late() returns trigger language plpgsql as $$ begin
        insert into items values (-1), (1000) on conflict do nothing; return null; end $$;
      create trigger late after update on items execute function late()`);
    await (await lab.with(counting({ batch: 10 }))).migrate();
    expect(await lab.query('select id, done from items where id in (-1, 100, 1000) order by id')).toEqual([
      { id: -1, done: 0 },
      { id: 100, done: 1 },
      { id: 1_000, done: 1 },
    ]);
  });

  it('goes by another unique key, in the order of its index', async () => {
    await lab.query(`create table items (id int, a int not null, b text not null, done int not null default 0);
      create unique index on items (a, b) where a > 5;
      create unique index on items (b desc, a) include (id);
      insert into items select null, i % 50, 'b' || i / 50 from generate_series(1, 1000) i`);
    await (await lab.with(counting({ batch: 30, key: ['a', 'b'] }))).migrate();
    expect(await doneBy('true')).toEqual([{ done: 1, rows: 1_000 }]);
  });

  it('goes through all partitions of a table', async () => {
    await lab.query(`create table items (id int, k int, done int not null default 0, primary key (k, id))
        partition by list (k);
      create table items_1 partition of items for values in (1);
      create table items_2 partition of items for values in (2);
      insert into items select i, i % 2 + 1 from generate_series(1, 500) i;
      analyze items_1; analyze items_2`);
    const progress = await progressOf(await lab.with(counting({ batch: 60 })));
    expect(await doneBy('true')).toEqual([{ done: 1, rows: 500 }]);
    expect(progress.at(-1)).toMatchObject({ done: 500, total: 500 });
  });

  it('takes any names', async () => {
    await lab.query(`create schema "odd.Schema"; create table "odd.Schema"."The ""items""" ("the 'id'" int primary key, done int default 0);
      insert into "odd.Schema"."The ""items""" select i from generate_series(1, 50) i`);
    const source = `
      import { Migration, sql } from 'siskin';
      export default class extends Migration {
        static transaction = false;
        up(op) {
          const table = { schema: 'odd.Schema', name: 'The "items"' };
          op.backfill(table, { set: { done: sql\`"The ""items""".done + 1\` }, batch: 7 });
        }
      }`;
    const table = 'l'.repeat(63);
    await (await lab.with({ '1_odd.js': source }, { table, schema: 'The "ledger"' })).migrate();
    expect(await doneBy('true', '"odd.Schema"."The ""items"""')).toEqual([{ done: 1, rows: 50 }]);
    expect(
      await lab.query(`select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
        where nspname = 'The "ledger"' and relkind = 'r' order by 1`),
    ).toEqual([{ name: `${'l'.repeat(53)}_backfills` }, { name: `${'l'.repeat(58)}_meta` }, { name: table }]);
  });
});

describe('the statements of a backfill', () => {
  it('are served by the index of the key', async () => {
    await lab.query(`create table items (tenant text, id bigint, done int not null default 0, primary key (tenant, id));
      insert into items select 'tenant ' || i % 5, i from generate_series(1, 20000) i;
      analyze items`);
    const key = [
      { name: 'tenant', type: 'text', isTime: false },
      { name: 'id', type: 'bigint', isTime: false },
    ];
    const sql = new WalkSql({ table: 'items', assignments: 'done = 1', condition: 'done = 0', key });
    const [from, to] = [
      ['tenant 1', '500'],
      ['tenant 1', '900'],
    ];
    const plans = await lab.during('select 1', async (client) => {
      const planOf = async (query: string, parameters: unknown[]) =>
        JSON.stringify((await client.query(`explain ${query}`, parameters)).rows);
      return [
        await planOf(sql.upperEnd(true), [...from, 100]),
        await planOf(sql.update(true), [...from, ...to]),
      ];
    });
    for (const plan of plans) {
      expect(plan).toMatch(/Index (Only )?Scan/);
      expect(plan).toMatch(/Index Cond: .*ROW\(tenant, id\) > ROW\('tenant 1'::text, '?500'?/);
    }
  });
});

describe('the position of a backfill', () => {
  const types: Record<string, string> = {
    smallint: 'i::smallint - 60',
    bigint: '9223372036854775807 - i',
    numeric: "(i || '.' || repeat('9', i))::numeric",
    'numeric(30, 10)': '-i / 7.0',
    float8: 'random() / i',
    uuid: 'gen_random_uuid()',
    text: `case when i % 2 = 0 then 'é' else 'E' end || E'\\\\ "x", {y}\\n''' || i`,
    'text collate "C"': `chr(64 + i) || chr(1000 - i)`,
    'text collate "und-x-icu"': `chr(64 + i) || chr(1000 - i)`,
    'varchar(20)': `repeat('a', i % 15) || i`,
    'char(12)': `repeat(' ', i % 5) || i`,
    bytea: `decode(md5(i::text), 'hex')`,
    date: `date '2026-12-31' - i * 11`,
    timestamp: `timestamp '2026-12-31 23:59:59.999999' - i * interval '1 month 1 microsecond'`,
    timestamptz: `timestamptz '2026-10-25 03:30:00+02' - i * interval '37 minutes 1 microsecond'`,
    time: `time '00:00' + i * interval '7 minutes 1 microsecond'`,
    interval: `make_interval(months => i % 5, days => i, secs => i / 3.0)`,
    inet: `inet '10.0.0.0' + i`,
    'int[]': 'array[i % 3, i, null]',
    int4range: 'int4range(i, i + i % 4)',
    mood: `(array['sad', 'ok', 'glad'])[1 + i % 3]::mood`,
    posint: 'i',
    moment: `timestamptz '2026-01-01' - i * interval '1 hour'`,
  };

  beforeEach(() =>
    lab.query(`create type mood as enum ('sad', 'ok', 'glad');
      create domain posint as bigint check (value > 0);
      create domain moment as timestamptz`),
  );

  it.each(Object.entries(types))('is exact for %s', async (type, value) => {
    await lab.query(`create table items (k ${type}, n int, done int not null default 0, primary key (k, n))`);
    await lab.query(
      `insert into items select ${value}, generate_series(1, 1 + i % 5) from generate_series(1, 100) i on conflict do nothing`,
    );
    const rows = (await lab.query('select count(*)::int as rows from items'))[0]?.['rows'];
    // Text of times that can't be read back for sure, were it taken as it is shown.
    await lab.query(`alter database ${lab.database.name} set datestyle = 'Postgres, DMY'`);
    await lab.query(`alter database ${lab.database.name} set timezone = 'Europe/Berlin'`);

    const progress = await progressOf(await lab.with(counting({ batch: 7, targetMs: 1 })));
    expect(await doneBy('true')).toEqual([{ done: 1, rows }]);
    expect(progress.length).toBeGreaterThan(1);
  });
});

const count = (where: string) => lab.query(`select count(*)::int as count from items where ${where}`);

describe('a backfill in change(op)', () => {
  const roles: MigrationSource = outside({
    revision: 'roles',
    change(op) {
      op.backfill('items', {
        set: { role: 'reader' },
        where: 'role is null',
        batch: 20,
        reverse: { set: { role: null }, where: `role = 'reader'` },
      });
    },
  });

  beforeEach(() =>
    lab.query(`create table items (id int primary key, role text);
      insert into items select i, case when i % 10 = 0 then 'admin' end from generate_series(1, 100) i`),
  );

  it('is reverted at the same pace', async () => {
    const migrations = await lab.with({ '1_roles': roles });
    await migrations.migrate();
    expect(await count(`role = 'reader'`)).toEqual([{ count: 90 }]);
    expect(
      await lab.query('select checksum is not null as checksum, revert_script from siskin_migrations'),
    ).toEqual([
      {
        checksum: true,
        revert_script: `-- transaction: false\nupdate "items" set "role" = null where (role = 'reader');`,
      },
    ]);

    const events: MigrationEvent[] = [];
    await migrations.rollback({ onProgress: (event) => events.push(event) });
    expect(await count('role is null')).toEqual([{ count: 90 }]);
    expect(events.filter(({ type }) => type === 'progress')[0]).toMatchObject({
      direction: 'down',
      done: 20,
    });
    expect(await ledgerOf(lab)).toEqual([]);
    expect(await positions()).toEqual([]);
  });

  it('is reverted without the file, in one statement', async () => {
    await (await lab.with({ '1_roles': roles })).migrate();
    await (await lab.with({})).rollback({ step: 1 });
    expect(await count('role is null')).toEqual([{ count: 90 }]);
  });
});
