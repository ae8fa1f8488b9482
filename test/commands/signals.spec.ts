import { setTimeout as sleep } from 'node:timers/promises';

import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { poll } from '../fixtures/poll.js';
import { untilPrinted } from '../fixtures/printed.js';
import { Shop } from '../fixtures/shop.js';

let shop: Shop;
beforeEach(async () => void (shop = await Shop.open()));
afterEach(() => shop.close());

const LOCK = `select pg_advisory_lock(${lockKey({ table: 'siskin_migrations' })})`;
/** Longer than what npm hands on may come after what the terminal has sent. */
const AFTER_ECHO_MS = 700;

/** Waits while a row of `gate` says so, in a statement or in its own code. */
const slow = (up: string, more = '') => ({
  'src/migrations/20260103090000_slow.ts': `
    import { Migration, type Operations } from 'siskin';

    export default class Slow extends Migration {
      static readonly revision = '5e1c0ffee003';
      static readonly parents = ['5e1c0ffee002'];
      ${more}
      async up(op: Operations) {
        op.sql('create table log (n int)');
        op.sql('insert into log values (1)');
        ${up}
        op.sql('insert into log values (3)');
      }

      down() {}
    }`,
});
const WAITING = `op.sql('insert into log select 2 from pg_sleep((select seconds from gate))');`;
const OUTSIDE = 'static readonly transaction = false;';

async function openGate(one: Shop, seconds = 0): Promise<void> {
  await one.query(
    `create table if not exists gate (seconds int); truncate gate; insert into gate values (${seconds})`,
  );
}

const untilSleeping = () =>
  poll('the slow statement', async () => {
    const rows = await shop.query(
      `select from pg_stat_activity where datname = current_database() and query like '%pg_sleep((select%' and state = 'active' and pid <> pg_backend_pid()`,
    );
    return rows.length > 0;
  });

const outcomeOf = async (one: Shop) => ({
  log: await one.query('select n from log order by n'),
  ledger: await one.query(
    `select revision, state, statements_done, checksum, revert_script, in_doubt from siskin_migrations order by revision`,
  ),
});

/** What a run leaves that nothing interrupts. */
async function undisturbed(files: Readonly<Record<string, string>>) {
  const other = await Shop.open();
  try {
    await other.write(files);
    await openGate(other);
    expect(await other.run(['db:migrate'])).toMatchObject({ code: 0 });
    return await outcomeOf(other);
  } finally {
    await other.close();
  }
}

const ofOurs = () =>
  shop.query(
    `select from pg_stat_activity where application_name like 'siskin%' and datname = current_database()`,
  );
const applied = () =>
  shop.query('select revision, state, statements_done as done from siskin_migrations order by 1');
const BEFORE = [
  { revision: '5e1c0ffee001', state: 'applied', done: 1 },
  { revision: '5e1c0ffee002', state: 'applied', done: 1 },
];

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('rolls back what is under way in a transaction, and the next run ends like an undisturbed one', async () => {
    const files = slow(WAITING);
    const expected = await undisturbed(files);
    await shop.write(files);
    await openGate(shop, 300);
    const run = shop.start(['db:migrate']);
    await untilSleeping();
    run.process.kill(signal);
    const { code, stdout, stderr } = await run.outcome;
    expect({ code, stdout: stdout.split('\n').slice(-2) }).toEqual({
      code: 130,
      stdout: ['  ✗ 20260103090000_slow', ''],
    });
    expect(stderr).toContain(
      'Stopping. 20260103090000_slow is broken off. Press Ctrl-C again to stop at once.\n',
    );
    expect(stderr).toContain(
      '✗ The run was interrupted. Rolled back: 5e1c0ffee003. Done, and stays: 5e1c0ffee001, 5e1c0ffee002.\n',
    );
    expect(await applied()).toEqual(BEFORE);
    expect(await ofOurs()).toEqual([]);

    await openGate(shop);
    expect(await shop.run(['db:migrate', '--lock-wait', '0'])).toMatchObject({ code: 0 });
    expect(await outcomeOf(shop)).toEqual(expected);
  });

  it('keeps what is done outside a transaction, and the next run ends like an undisturbed one', async () => {
    const files = slow(WAITING, OUTSIDE);
    const expected = await undisturbed(files);
    await shop.write(files);
    await openGate(shop, 300);
    const run = shop.start(['db:migrate', '--json']);
    await untilSleeping();
    run.process.kill(signal);
    const { code, stdout } = await run.outcome;
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toEqual({
      error: expect.objectContaining({
        name: 'RunInterruptedError',
        code: 'SISKIN_RUN_INTERRUPTED',
        command: 'nest-cmd db:migrate',
        done: ['5e1c0ffee001', '5e1c0ffee002'],
        rolledBack: [],
        underway: expect.objectContaining({ revision: '5e1c0ffee003', statementsDone: 2 }),
      }),
    });
    expect(await applied()).toEqual([...BEFORE, { revision: '5e1c0ffee003', state: 'running', done: 2 }]);

    await openGate(shop);
    expect(await shop.run(['db:migrate', '--lock-wait', '0'])).toMatchObject({ code: 0 });
    expect(await outcomeOf(shop)).toEqual(expected);
  });

  it('ends the waiting for the lock', async () => {
    await shop.during(LOCK, async () => {
      const run = shop.start(['db:migrate']);
      await untilPrinted(run, 'Waiting for the lock');
      run.process.kill(signal);
      const { code, stderr } = await run.outcome;
      expect(code).toBe(130);
      expect(stderr).toContain('✗ The run was interrupted. Nothing was begun.\n');
    });
  });
});

describe('a second signal', () => {
  it('ends the process at once', async () => {
    const never = 'await new Promise((resolve) => setTimeout(resolve, 300_000));';
    await shop.write(slow(`console.error('It waits.'); ${never}`));
    const run = shop.start(['db:migrate']);
    await untilPrinted(run, 'It waits.');
    const isStopping = untilPrinted(run, 'Stopping. 20260103090000_slow is broken off.');
    run.process.kill('SIGINT');
    await isStopping;
    await sleep(AFTER_ECHO_MS);
    expect(run.process.exitCode).toBeNull();
    run.process.kill('SIGTERM');
    expect(await run.outcome).toMatchObject({ code: 130 });
    await poll('the server to have noticed', async () => (await ofOurs()).length === 0);
    expect(await applied()).toEqual(BEFORE);
  });

  it('that is an echo of the first, as npm makes one, changes nothing', async () => {
    await shop.write(slow(WAITING));
    await openGate(shop, 300);
    const run = shop.start(['db:migrate']);
    await untilSleeping();
    // Two of a kind could come as one, and later ones be none of an echo any more.
    run.process.kill('SIGINT');
    run.process.kill('SIGTERM');
    const { code, stderr } = await run.outcome;
    expect(code).toBe(130);
    expect(stderr).toContain('✗ The run was interrupted. Rolled back: 5e1c0ffee003.');
    expect(await applied()).toEqual(BEFORE);
  });
});

describe('a signal', () => {
  it('ends a command as ever that takes no lock', async () => {
    await shop.query('create table siskin_migrations (revision text)');
    await shop.during('begin; lock table siskin_migrations', async () => {
      const run = shop.start(['db:status']);
      await poll('the status to be asked for', async () => (await ofOurs()).length > 0);
      run.process.kill('SIGINT');
      expect((await run.outcome).code).toBeNull();
    });
  });

  it('lets the application be closed, with what it does then', async () => {
    await shop.write({
      ...slow(WAITING),
      'src/closing.service.ts': `
        import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

        @Injectable()
        export class ClosingService implements OnApplicationShutdown {
          onApplicationShutdown() {
            console.log('The shop closes.');
          }
        }`,
      'src/closing.module.ts': `
        import { Module } from '@nestjs/common';

        import { AppModule } from './app.module.js';
        import { ClosingService } from './closing.service.js';

        @Module({ imports: [AppModule], providers: [ClosingService] })
        export class ClosingModule {}`,
    });
    await openGate(shop, 300);
    const run = shop.start(['db:migrate', '--module', 'src/closing.module.ts']);
    await untilSleeping();
    run.process.kill('SIGTERM');
    const { code, stderr } = await run.outcome;
    expect(code).toBe(130);
    expect(stderr).toContain('The shop closes.');
  });
});

it('prints what is rolled back with a failed run that is one transaction', async () => {
  await shop.write(slow(`op.sql('select nope');`));
  const { code, stdout, stderr } = await shop.run(['db:migrate', '--transaction', 'all']);
  expect(code).toBe(1);
  expect(stdout.split('\n').slice(-3)).toEqual([
    '  ✗ 20260103090000_slow',
    'Rolled back, too: 5e1c0ffee001, 5e1c0ffee002.',
    '',
  ]);
  expect(stderr).toContain('Nothing was applied; undone with it: 5e1c0ffee001, 5e1c0ffee002.');
  expect(await applied()).toEqual([]);
});
