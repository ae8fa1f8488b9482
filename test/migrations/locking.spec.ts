import type { Client } from 'pg';

import {
  LockLostError,
  LockTimeoutError,
  type MigrationEvent,
  type MigrationOptions,
} from '../../src/index.js';
import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';
import { poll } from '../fixtures/poll.js';
import { history, users } from './history.fixture.js';
import { ADVISORY } from './advisory.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const LEDGER = { table: 'siskin_migrations' };

/** Does the work while another session, of the application `other`, holds the lock of a ledger. */
function whileHeld<T>(
  work: (holder: Client) => Promise<T>,
  ledger: { table: string; schema?: string } = LEDGER,
) {
  return lab.during(`set application_name = 'other'; select pg_advisory_lock(${lockKey(ledger)})`, work);
}

async function pidOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

/** A run that waits for the lock, once it does. */
async function startWaiting(options: MigrationOptions) {
  const events: MigrationEvent[] = [];
  const migrations = await lab.with(history, options);
  const run = migrations.migrate({ lockWait: 30_000, onProgress: (event) => events.push(event) });
  await poll('the run to wait', async () => events.some(({ type }) => type === 'waiting'));
  return { run, events };
}

describe.each(['auto', 'lease'] as const)('the lock, with %j', (lock) => {
  it('is waited for, with its holder shown once', async () => {
    const { run, events } = await whileHeld(async (holder) => {
      const waiting = await startWaiting({ lock });
      const [origin] = await lab.query('select host(inet_client_addr()) as host');
      expect(waiting.events).toEqual([
        {
          type: 'waiting',
          holder: {
            kind: 'session',
            pid: await pidOf(holder),
            user: holder.user,
            application: 'other',
            host: origin?.['host'],
            since: expect.any(Date),
            expiresAt: null,
          },
        },
      ]);
      expect(await lab.tables()).toEqual([]);
      return waiting;
    });

    expect((await run).steps).toHaveLength(3);
    expect(events.filter(({ type }) => type === 'waiting')).toHaveLength(1);
  });

  it('is given up after a while, and nothing is done', async () => {
    const migrations = await lab.with(history, { lock, lockWait: 60 });
    await whileHeld(async (holder) => {
      const error = await rejection(migrations.migrate(), LockTimeoutError);
      expect(error).toMatchObject({ waited: 60, holder: { pid: await pidOf(holder), application: 'other' } });
      expect(error.problem).toMatch(
        /^The lock of the migrations was not to be had within 0\.06 s\. It is held by other \(user \w+ from .*, backend \d+, connected since .*Z\)\.$/,
      );
      expect(await rejection(migrations.rollback({ lockWait: 0 }), LockTimeoutError)).toMatchObject({
        waited: 0,
      });
    });
    expect(await lab.query(`select to_regclass('siskin_migrations') as ledger`)).toEqual([{ ledger: null }]);
  });

  it('is polled for, and nobody waits inside PostgreSQL', async () => {
    await lab.query('create table big (id int)');
    const { run } = await whileHeld(async () => {
      const waiting = await startWaiting({ lock });
      const sessions = await poll('the run to pause', async () => {
        const rows = await lab.query(
          `select wait_event_type = 'Lock' as blocked, xact_start as transaction from pg_stat_activity
            where application_name like 'siskin%' and datname = current_database() and state = 'idle'`,
        );
        return rows.length > 0 && rows;
      });
      expect(sessions).toEqual([{ blocked: false, transaction: null }]);
      await lab.during(`set statement_timeout = '20s'`, (client) =>
        client.query('create index concurrently on big (id)'),
      );
      return waiting;
    });
    expect((await run).steps).toHaveLength(3);
  });

  it.each([{ table: 'other' }, { table: 'siskin_migrations', schema: 'other' }])(
    'is of one ledger: $schema $table is another',
    async (ledger) => {
      const migrations = await lab.with(history, { lock, ...ledger, lockWait: 0 });
      await whileHeld(() => migrations.migrate());
      expect(await lab.tables()).toEqual(expect.arrayContaining(['posts', 'tags', 'users']));
      await whileHeld(() => rejection(migrations.rollback(), LockTimeoutError), ledger);
    },
  );

  it('is let go at the end, also of a failed run', async () => {
    const migrations = await lab.with(
      {
        '1_fails': {
          up(op) {
            op.sql('select nope');
          },
        },
      },
      { lock, lockWait: 0 },
    );
    await expect(migrations.migrate()).rejects.toMatchObject({ name: 'MigrationFailedError' });
    await expect(migrations.migrate()).rejects.toMatchObject({ name: 'MigrationFailedError' });
    expect(await lab.query(`select from pg_locks where ${ADVISORY}`)).toEqual([]);
  });

  it('is not taken to look at the status', async () => {
    const migrations = await lab.with(history, { lock, lockWait: 0 });
    await whileHeld(() => expect(migrations.status()).resolves.toMatchObject({ pending: 3 }));
  });

  it('lets several runs at once apply each migration once', async () => {
    const folder = await lab.folder(history);
    const services = await Promise.all([1, 2, 3, 4].map(() => lab.on([folder], { lock })));
    const runs = await Promise.all(services.map((service) => service.migrate()));
    expect(runs.flatMap(({ steps }) => steps.map(({ revision }) => revision))).toEqual([
      'users',
      'posts',
      'tags',
    ]);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 1', 'tags in 1']);
  });
});

describe('the lock of a session', () => {
  it('stops the run where its connection is lost, which leaves nothing', async () => {
    /** Goes on once the gate is open. */
    const gated: MigrationSource = {
      up(op) {
        op.sql('create table half ()');
        op.sql('select pg_advisory_xact_lock(42)');
        op.sql('create table whole ()');
      },
    };
    const migrations = await lab.with({ '1_users': users, '2_gated': gated }, { lockTimeout: 0 });

    const failure = await lab.during('select pg_advisory_lock(42)', async (gate) => {
      const ending = rejection(migrations.migrate(), LockLostError);
      await poll(
        'the migration to reach the gate',
        async () => (await lab.query(`select from pg_locks where ${ADVISORY} and not granted`)).length > 0,
      );
      const [classId, objId] = [lockKey(LEDGER) >> 32n, lockKey(LEDGER)].map((part) =>
        BigInt.asUintN(32, part),
      );
      const holders = `from pg_locks where ${ADVISORY} and granted and classid = ${classId} and objid = ${objId}`;
      expect(await lab.query(`select pg_terminate_backend(pid) as ended ${holders}`)).toEqual([
        { ended: true },
      ]);
      await poll('the lock to be gone', async () => (await lab.query(`select ${holders}`)).length === 0);
      await gate.query('select pg_advisory_unlock(42)');
      return ending;
    });
    expect(failure).toMatchObject({ code: 'SISKIN_LOCK_LOST' });
    expect(await lab.applied()).toEqual(['users in 1']);
    expect(await lab.tables()).toEqual(['users']);
  });
});
