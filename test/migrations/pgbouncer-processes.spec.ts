import { AT_GATE, CLOSED } from '../fixtures/gate.js';
import { describeWithPgBouncer, PgBouncer } from '../fixtures/pgbouncer.js';
import type { Run } from '../fixtures/nest-cmd.js';
import { poll } from '../fixtures/poll.js';
import { Shop } from '../fixtures/shop.js';
import { indexesOf, untilBlocked } from './outside/outside.fixture.js';
import { ADVISORY } from './advisory.fixture.js';

/** A lease is valid for 30 seconds. */
const LONG_MS = 480_000;

const FILE = 'src/migrations/20260103090000_log.ts';
const migration = (transaction: boolean, ...statements: string[]) => ({
  [FILE]: `
    import { Migration, type Operations } from 'siskin';

    export default class Log extends Migration {
      static readonly revision = '5e1c0ffee003';
      static readonly parents = ['5e1c0ffee002'];
      static readonly transaction = ${transaction};
      static readonly lockTimeout = 0;

      up(op: Operations) {
        ${statements.map((statement) => `${statement};`).join('\n')}
      }

      down() {}
    }
  `,
});
const sql = (statement: string) => `op.sql(${JSON.stringify(statement)})`;

/** A shop that reaches its database through a pooler. */
class PooledShop implements AsyncDisposable {
  private constructor(
    readonly shop: Shop,
    private readonly pooler: PgBouncer,
  ) {}

  static async open(files: Readonly<Record<string, string>>): Promise<PooledShop> {
    const shop = await Shop.open();
    await shop.write(files);
    return new PooledShop(shop, await PgBouncer.start(shop.database.url, { mode: 'transaction' }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pooler.stop();
    await this.shop.close();
  }

  start(...args: string[]) {
    return this.shop.start(args, { DATABASE_URL: this.pooler.url });
  }

  async rows(): Promise<unknown[]> {
    return (await this.shop.query('select n from log order by n')).map(({ n }) => n);
  }

  /** Does something to a run that waits at the gate, which is opened afterwards. */
  async atGate(act: (run: Run) => void): Promise<Run> {
    return this.shop.during(CLOSED, async () => {
      const run = this.start('db:migrate');
      await poll('the run to reach the gate', async () => {
        const rows = await this.shop.query(`select from pg_locks where ${ADVISORY} and not granted`);
        return rows.length > 0;
      });
      act(run);
      return run;
    });
  }

  /** What the ledger says of the migration, and whether anything was left behind. */
  async end() {
    const ledger = await this.shop.query(
      `select state, statements_done as done, in_doubt from siskin_migrations where revision = '5e1c0ffee003'`,
    );
    const locks = await this.shop.query(`select from pg_locks where ${ADVISORY}`);
    const [lease] = await this.shop.query('select owner, former from siskin_migrations_lock');
    return { ledger, locks: locks.length, lease };
  }
}

const DONE = (done: number) => ({
  ledger: [{ state: 'applied', done, in_doubt: null }],
  locks: 0,
  lease: { owner: null, former: [] },
});

async function killedInTransaction(): Promise<void> {
  await using pooled = await PooledShop.open(
    migration(true, sql('create table log (n int)'), sql(`insert into log select 1 from ${AT_GATE}`)),
  );
  await pooled.atGate((run) => run.process.kill('SIGKILL'));
  expect(await pooled.start('db:migrate').outcome).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(
      /Waiting for the lock of the migrations\. It is held by siskin .* \(a lease taken at /,
    ),
  });
  expect(await pooled.rows()).toEqual([1]);
  expect(await pooled.end()).toEqual(DONE(2));
}

async function killedOutside(): Promise<void> {
  await using pooled = await PooledShop.open(
    migration(
      false,
      sql('create table log (n int)'),
      sql('create unique index concurrently log_n on log (n)'),
      sql('insert into log values (1)'),
    ),
  );
  const { shop } = pooled;
  await pooled.start('db:migrate', '5e1c0ffee002').outcome;
  await shop.during('begin isolation level repeatable read; select 1', async () => {
    const run = pooled.start('db:migrate');
    await untilBlocked(shop, 'create unique index');
    run.process.kill('SIGKILL');
    await run.outcome;
  });
  expect(await pooled.start('db:migrate').outcome).toMatchObject({ code: 0 });
  expect(await indexesOf(shop, 'log')).toEqual(['log_n valid']);
  expect(await pooled.rows()).toEqual([1]);
  expect(await pooled.end()).toEqual(DONE(3));
}

async function paused(): Promise<void> {
  await using pooled = await PooledShop.open(
    migration(
      false,
      sql('create table log (n int)'),
      sql(`insert into log select 1 from ${AT_GATE}`),
      sql('insert into log values (2)'),
    ),
  );
  const run = await pooled.atGate(({ process }) => process.kill('SIGSTOP'));
  try {
    expect(await pooled.start('db:migrate').outcome).toMatchObject({ code: 0 });
  } finally {
    run.process.kill('SIGCONT');
  }
  expect(await run.outcome).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/The lease of the migrations ran out and was taken away/),
  });
  expect(await pooled.rows()).toEqual([1, 2]);
  expect(await pooled.end()).toEqual(DONE(3));
}

describeWithPgBouncer('processes behind PgBouncer in transaction mode', () => {
  it('apply each migration once where two start at once', async () => {
    await using pooled = await PooledShop.open(
      migration(
        false,
        sql('create table log (n int primary key, twice int)'),
        sql('insert into log select generate_series(1, 3)'),
        sql('create index concurrently on log (twice)'),
        `op.backfill('log', { set: { twice: 7 }, batch: 1 })`,
      ),
    );
    const runs = await Promise.all([1, 2].map(() => pooled.start('db:migrate').outcome));
    expect(runs).toMatchObject([{ code: 0 }, { code: 0 }]);
    expect(await pooled.rows()).toEqual([1, 2, 3]);
    expect(await pooled.shop.query('select from log where twice = 7')).toHaveLength(3);
    expect(await pooled.end()).toEqual(DONE(4));
  });

  it(
    'go on after one that was killed or paused, when its lease has expired',
    async () => {
      const ends = await Promise.allSettled([killedInTransaction(), killedOutside(), paused()]);
      expect(ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))).toEqual([]);
    },
    LONG_MS,
  );
});
