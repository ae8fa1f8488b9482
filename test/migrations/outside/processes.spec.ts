import { setTimeout as sleep } from 'node:timers/promises';

import { AT_GATE, CLOSED } from '../../fixtures/gate.js';
import type { Outcome } from '../../fixtures/nest-cmd.js';
import { poll } from '../../fixtures/poll.js';
import { Shop } from '../../fixtures/shop.js';
import { indexesOf, untilBlocked } from './outside.fixture.js';

let shop: Shop;
beforeEach(async () => void (shop = await Shop.open()));
afterEach(() => shop.close());

const FILE = 'src/migrations/20260103090000_outside.ts';
const migration = (...statements: string[]) => ({
  [FILE]: `
    import { Migration, type Operations } from 'siskin';

    export default class Outside extends Migration {
      static readonly revision = '5e1c0ffee003';
      static readonly parents = ['5e1c0ffee002'];
      static readonly transaction = false;
      static readonly lockTimeout = 0;

      up(op: Operations) {
        ${statements.map((statement) => `op.sql(${JSON.stringify(statement)});`).join('\n')}
      }

      down() {}
    }
  `,
});

/** All that a run leaves: the rows, and what the ledger says of the migration. */
const outcomeOf = async (one: Shop) => ({
  log: await one.query('select n from log order by n'),
  ledger: await one.query(
    `select state, statements_done, checksum, revert_script, in_doubt from siskin_migrations where revision = '5e1c0ffee003'`,
  ),
});

async function undisturbed(files: Readonly<Record<string, string>>) {
  const other = await Shop.open();
  try {
    await other.write(files);
    expect(await other.run(['db:migrate'])).toMatchObject({ code: 0 });
    return await outcomeOf(other);
  } finally {
    await other.close();
  }
}

/** A run that is killed while it waits at the gate, which is opened afterwards. */
function killedAtGate(): Promise<Outcome> {
  return shop.during(CLOSED, async () => {
    const run = shop.start(['db:migrate']);
    await untilBlocked(shop, 'insert into log');
    run.process.kill('SIGKILL');
    return run.outcome;
  });
}

const BUILDERS = `select pid from pg_stat_activity
  where datname = current_database() and query ilike 'create unique index%' and state = 'active'`;

describe('a process that is killed in a migration outside a transaction', () => {
  it('is gone on with by the next one, and the end is that of an undisturbed run', async () => {
    const files = migration(
      'create table log (n int)',
      'insert into log values (1)',
      `insert into log select 2 from ${AT_GATE}`,
      'insert into log values (3)',
    );
    const expected = await undisturbed(files);
    await shop.write(files);
    expect(await killedAtGate()).toMatchObject({ code: null });
    expect(await shop.query('select n from log')).toEqual([{ n: 1 }]);
    expect((await shop.run(['db:status'])).stdout).toMatch(
      /5e1c0ffee003 .* running after 2 statements .*\n\n2 applied, 0 pending, 1 running or interrupted\.\n/,
    );

    const next = await shop.run(['db:migrate']);
    expect(next).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/✓ 20260103090000_outside .*\nApplied 1 migration\.\n$/),
      stderr: expect.stringContaining('Going on with 20260103090000_outside, after 2 statements.'),
    });
    expect(await outcomeOf(shop)).toEqual(expected);
  });

  it('leaves its statement to be waited for, and an invalid index to be built again', async () => {
    await shop.write(
      migration(
        'create table log (n int)',
        'create unique index concurrently log_n on log (n)',
        'insert into log values (1)',
      ),
    );
    await shop.run(['db:migrate', '5e1c0ffee002']);
    const waiting = await shop.during('begin isolation level repeatable read; select 1', async () => {
      const run = shop.start(['db:migrate']);
      await untilBlocked(shop, 'create unique index');
      const [builder] = await shop.query(BUILDERS);
      run.process.kill('SIGKILL');
      await run.outcome;
      const next = shop.start(['db:migrate']);
      // The next one builds the index anew at once: only this session's end says that the first is gone.
      await poll('the builder of the index to be gone', async () => {
        const builders = await shop.query(BUILDERS);
        return builders.every(({ pid }) => pid !== builder?.['pid']);
      });
      return { next };
    });
    expect(await waiting.next.outcome).toMatchObject({ code: 0 });
    expect(await indexesOf(shop, 'log')).toEqual(['log_n valid']);
    expect((await outcomeOf(shop)).ledger).toMatchObject([{ state: 'applied', statements_done: 3 }]);
  });

  it('does each statement once, whenever it is killed', async () => {
    const statements = Array.from(
      { length: 60 },
      (_, n) => `insert into log select ${n} from pg_sleep(0.02)`,
    );
    const files = migration(
      'create table log (n int)',
      `insert into log select -1 from ${AT_GATE}`,
      ...statements.slice(0, 30),
      'create index concurrently log_n on log (n)',
      ...statements.slice(30),
    );
    const expected = await undisturbed(files);
    await shop.write(files);
    // The others may come too late.
    expect(await killedAtGate()).toMatchObject({ code: null });
    for (let moment = 0; moment < 4; moment++) {
      const run = shop.start(['db:migrate']);
      await poll(
        'the ledger',
        async () => (await shop.query(`select to_regclass('siskin_migrations') as t`))[0]?.['t'] != null,
      );
      const before = await shop.query(
        'select coalesce(max(statements_done), 0) as done from siskin_migrations',
      );
      await poll('the run to get on', async () => {
        const now = await shop.query(
          'select coalesce(max(statements_done), 0) as done from siskin_migrations',
        );
        return JSON.stringify(now) !== JSON.stringify(before) || run.process.exitCode !== null;
      });
      await sleep(Math.random() * 200);
      run.process.kill('SIGKILL');
      await run.outcome;
    }
    expect(await shop.run(['db:migrate'])).toMatchObject({ code: 0 });
    expect(await outcomeOf(shop)).toEqual(expected);
    expect(await indexesOf(shop, 'log')).toEqual(['log_n valid']);
  });
});
