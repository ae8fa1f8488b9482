import { setTimeout as sleep } from 'node:timers/promises';

import { LockLostError, LockTimeoutError, type LockMode } from '../../src/index.js';
import { applicationName } from '../../src/database/operator.js';
import { askOn } from '../../src/migrations/execution/ask.js';
import { lockKey, workLock } from '../../src/migrations/execution/advisory-lock.js';
import type { LeaseTimes } from '../../src/migrations/execution/lease/lease.js';
import { withLock } from '../../src/migrations/execution/with-lock.js';
import type { WorkSession } from '../../src/migrations/execution/work-session.js';
import { AT_GATE, CLOSED } from '../fixtures/gate.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { poll } from '../fixtures/poll.js';
import { ADVISORY } from './advisory.fixture.js';

const LEDGER = { table: 'siskin_migrations' };
/** One that is never renewed, as of a process that is paused. */
const PAUSED: LeaseTimes = { ttlMs: 300, beatMs: 3_600_000 };
/** Valid for longer than a machine stands still. */
const BEATING: LeaseTimes = { ttlMs: 3_000, beatMs: 50 };

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

interface Terms {
  mode?: LockMode;
  wait?: number;
  times?: LeaseTimes;
  ledger?: { table: string; schema?: string };
  onWaiting?: () => void;
}

function locked<T>(
  work: (session: WorkSession) => Promise<T>,
  { mode = 'lease', wait = 0, times, ledger = LEDGER, onWaiting }: Terms = {},
): Promise<T> {
  const settings = { connectionString: lab.database.url, application_name: applicationName() };
  return withLock(settings, { ledger, mode, wait, times, onWaiting }, work);
}

/** What waits for the lease long enough for anything. */
const PATIENCE_MS = 60_000;

const expiry = async () => (await lab.query('select expires_at::text as at from siskin_migrations_lock'))[0];

/** Waits until the lease would be over, had it not been renewed. */
async function outliveLease(): Promise<void> {
  const first = await expiry();
  await poll('the first time to be over', async () => {
    const [now] = await lab.query(`select clock_timestamp() > '${String(first?.['at'])}' as over`);
    return now?.['over'] === true;
  });
}

/** Waits until the lease is renewed. */
async function untilRenewed(): Promise<void> {
  const first = await expiry();
  await poll('the lease to be renewed', async () => (await expiry())?.['at'] !== first?.['at']);
}

const leaseRow = () =>
  lab.query('select owner is not null as owned, fence, holder, former from siskin_migrations_lock');
const insert = (session: WorkSession, n: number) => session.client.query(`insert into log values (${n})`);
const rowsOf = async () => (await lab.query('select n from log order by n')).map(({ n }) => n);
const nothing = async () => undefined;

describe('a lease', () => {
  it('is free again at the end, and its fence stays', async () => {
    await locked(async () => {
      expect(await leaseRow()).toEqual([{ owned: true, fence: '1', holder: applicationName(), former: [] }]);
    });
    await expect(locked(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await leaseRow()).toMatchObject([{ owned: false, fence: '2' }]);
  });

  it('keeps other leases away, and is shown', async () => {
    const error = await locked(() => rejection(locked(nothing, { wait: 60 }), LockTimeoutError));
    expect(error.holder).toEqual({
      kind: 'lease',
      pid: null,
      user: null,
      application: applicationName(),
      host: null,
      since: expect.any(Date),
      expiresAt: expect.any(Date),
    });
    expect(error.problem).toMatch(
      /^The lock of the migrations was not to be had within 0\.06 s\. It is held by siskin .* \(a lease taken at .*Z, valid until .*Z unless it is renewed\)\.$/,
    );
    expect((error.holder?.expiresAt?.getTime() ?? 0) - (error.holder?.since?.getTime() ?? 0)).toBe(30_000);
  });

  it('is renewed for as long as it is held', async () => {
    await locked(
      async (session) => {
        await outliveLease();
        session.ensureActive();
        await rejection(locked(nothing), LockTimeoutError);
      },
      { times: BEATING },
    );
    expect(await leaseRow()).toMatchObject([{ owned: false, fence: '1' }]);
  });

  it('goes on where its connection broke', async () => {
    await lab.query('create table log (n int)');
    await locked(
      async (session) => {
        const { rows } = await session.lock.query<{ pid: number }>('select pg_backend_pid() as pid');
        await lab.query(`select pg_terminate_backend(${rows[0]?.pid})`);
        await outliveLease();
        await session.transaction(() => insert(session, 1));
        await rejection(locked(nothing), LockTimeoutError);
      },
      { times: BEATING },
    );
    expect(await rowsOf()).toEqual([1]);
    expect(await leaseRow()).toMatchObject([{ owned: false, fence: '1' }]);
  });

  it('is made in a schema that is not there yet, by several runs at once', async () => {
    const ledger = { table: 'ledger', schema: 'The "ops"' };
    let running = 0;
    const runs = Array.from({ length: 8 }, () =>
      locked(
        async () => {
          expect(++running).toBe(1);
          await sleep(20);
          running--;
        },
        { ledger, wait: PATIENCE_MS },
      ),
    );
    await Promise.all(runs);
    expect(await lab.query(`select fence from "The ""ops""".ledger_lock`)).toEqual([{ fence: '8' }]);
  });

  it('works where transactions are repeatable by default', async () => {
    await lab.query('create table log (n int)');
    await lab.query(
      `do $$ begin execute format('alter database %I set default_transaction_isolation = ''repeatable read''', current_database()); end $$`,
    );
    await locked(
      (session) =>
        session.transaction(async () => {
          await insert(session, 1);
          await untilRenewed();
        }),
      { times: BEATING },
    );
    expect(await rowsOf()).toEqual([1]);
  });
});

describe.each<LockMode>(['lease', 'session'])('a lease that has expired, and a run with %j', (mode) => {
  beforeEach(() => lab.query('create table log (n int)'));

  it('is waited for while it is live', async () => {
    await locked(() => rejection(locked(nothing, { mode, wait: 60 }), LockTimeoutError));
    await locked(() => rejection(locked(nothing, { mode }), LockTimeoutError), { times: BEATING });
    expect(await leaseRow()).toMatchObject([{ owned: false, fence: '2' }]);
  });

  it('is taken away, and its owner can not commit', async () => {
    const error = await rejection(
      locked(
        async (session) => {
          await locked((other) => other.transaction(() => insert(other, 2)), { mode, wait: PATIENCE_MS });
          await session.transaction(() => insert(session, 1));
        },
        { times: PAUSED },
      ),
      LockLostError,
    );
    expect(error.loss).toBe('lease');
    expect(error.problem).toMatch(/^The lease of the migrations ran out and was taken away/);
    expect(await rowsOf()).toEqual([2]);
    expect(await leaseRow()).toMatchObject([{ owned: false, fence: '2', former: [] }]);
  });

  it('is taken away in the middle of a transaction, whose locks are in nobody’s way', async () => {
    await rejection(
      locked(
        (session) =>
          session.transaction(async () => {
            await session.client.query('lock table log');
            await locked((other) => other.transaction(() => insert(other, 2)), { mode, wait: PATIENCE_MS });
            await insert(session, 1);
          }),
        { times: PAUSED },
      ),
      LockLostError,
    );
    expect(await rowsOf()).toEqual([2]);
  });

  it('stays with an owner that is about to commit', async () => {
    await locked(
      async (session) => {
        await session.client.query('begin');
        await insert(session, 1);
        await session.lock.confirm(askOn(session.client));
        await sleep(400);
        await rejection(locked(nothing, { mode, wait: 100 }), LockTimeoutError);
        await session.client.query('commit');
      },
      { times: PAUSED },
    );
    expect(await rowsOf()).toEqual([1]);
  });

  it('is not gone on with before the statement of its owner is over', async () => {
    await locked(nothing);
    await lab.query(
      `update siskin_migrations_lock set owner = gen_random_uuid(), holder = 'siskin killed@host 1', expires_at = now()`,
    );
    await lab.during(`set application_name = 'siskin killed@host 1 3f9a'`, async (client) => {
      const { statement, next } = await lab.during(CLOSED, async () => {
        const statement = client.query(`insert into log select 1 from ${AT_GATE}`);
        await poll('the statement', async () => {
          const waiting = await lab.query(`select from pg_locks where ${ADVISORY} and not granted`);
          return waiting.length > 0;
        });
        const error = await rejection(locked(nothing, { mode, wait: 100 }), LockTimeoutError);
        expect(error.holder).toMatchObject({ kind: 'work', application: 'siskin killed@host 1 3f9a' });
        expect(error.problem).toMatch(
          /The run that held it has ended, and its last statement is still at work in siskin killed@host 1 3f9a \(user .*, backend \d+, /,
        );
        const waits = Promise.withResolvers<void>();
        const next = locked(rowsOf, { mode, wait: PATIENCE_MS, onWaiting: () => waits.resolve() });
        await waits.promise;
        return { statement, next };
      });
      expect(await next).toEqual([1]);
      await statement;
    });
    expect(await leaseRow()).toMatchObject([{ owned: false, former: [] }]);
  });
});

describe('a session lock', () => {
  it.each(['lock', 'statement'])('keeps leases away, its %s', async (what) => {
    const key = what === 'lock' ? lockKey(LEDGER) : workLock(LEDGER).key;
    await lab.during(`set application_name = 'other'; select pg_advisory_lock(${key})`, async () => {
      const error = await rejection(locked(nothing, { wait: 60 }), LockTimeoutError);
      expect(error.holder).toMatchObject({
        kind: what === 'lock' ? 'session' : 'work',
        application: 'other',
      });
    });
    await locked(nothing);
  });

  it('and leases are never held at the same time', async () => {
    let running = 0;
    const modes: LockMode[] = ['lease', 'session', 'lease', 'session', 'auto', 'lease'];
    const run = async (mode: LockMode) => {
      for (let round = 0; round < 5; round++) {
        await locked(
          async () => {
            expect(++running).toBe(1);
            await sleep(5);
            running--;
          },
          { mode, wait: PATIENCE_MS },
        );
      }
    };
    await Promise.all(modes.map(run));
    expect(await lab.query(`select from pg_locks where ${ADVISORY}`)).toEqual([]);
  });
});
