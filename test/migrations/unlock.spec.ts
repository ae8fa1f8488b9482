import { LockLostError, ConnectionLostError, UnlockFailedError } from '../../src/index.js';
import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { poll } from '../fixtures/poll.js';
import { Shop } from '../fixtures/shop.js';
import { ADVISORY } from './advisory.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const GATED = {
  '1_gated': {
    revision: 'gated',
    parents: [],
    lockTimeout: 0,
    up(op: { sql(text: string): void }) {
      op.sql('create table half ()');
      op.sql('select pg_advisory_xact_lock(42)');
    },
  },
};
const blocked = async () =>
  (await lab.query(`select from pg_locks where ${ADVISORY} and not granted`)).length > 0;

describe('unlock', () => {
  it('has nothing to do where nobody holds the lock', async () => {
    const migrations = await lab.with({});
    expect(await migrations.lockHolder()).toBeUndefined();
    expect(await migrations.unlock()).toBeUndefined();
    await migrations.migrate();
    expect(await migrations.lockHolder()).toBeUndefined();
  });

  it.each([
    { lock: 'auto', kind: 'session' },
    { lock: 'lease', kind: 'lease' },
  ] as const)('ends a run that is at work, with the lock $lock', async ({ lock, kind }) => {
    const migrations = await lab.with(GATED, { lock });
    await lab.during('select pg_advisory_lock(42)', async () => {
      const run = migrations.migrate().then(
        () => undefined,
        (error: unknown) => error,
      );
      await poll('the migration to reach the gate', blocked);
      expect(await migrations.lockHolder()).toMatchObject({
        kind,
        application: expect.stringMatching(/^siskin /),
      });
      expect(await migrations.unlock()).toMatchObject({ kind });
      const error = await run;
      expect(error).toBeInstanceOf(kind === 'lease' ? LockLostError : ConnectionLostError);
    });
    expect(await lab.tables()).toEqual([]);
    expect(await migrations.lockHolder()).toBeUndefined();
    expect(await migrations.migrate({ lockWait: 0 })).toMatchObject({ steps: [{ revision: 'gated' }] });
  });

  it('takes away a lease that nobody renews any more', async () => {
    const migrations = await lab.with(GATED, { lock: 'lease', lockWait: 0 });
    await migrations.migrate();
    await lab.query(
      `update siskin_migrations_lock set owner = gen_random_uuid(), holder = 'siskin gone@host 1',
              acquired_at = now(), expires_at = now() + interval '1 hour'`,
    );
    expect(await migrations.unlock()).toMatchObject({ kind: 'lease', application: 'siskin gone@host 1' });
    expect(await lab.query('select owner, fence from siskin_migrations_lock')).toEqual([
      { owner: null, fence: '2' },
    ]);
    expect(await migrations.lockHolder()).toBeUndefined();
  });

  it('ends the last statement of a run which has ended', async () => {
    const migrations = await lab.with(GATED, { lock: 'lease' });
    await migrations.migrate();
    await lab.query(
      `update siskin_migrations_lock set owner = gen_random_uuid(), holder = 'siskin gone@host 1', expires_at = now()`,
    );
    await lab.during(`set application_name = 'siskin gone@host 1'`, async (client) => {
      client.on('error', () => undefined);
      const statement = client.query('select pg_sleep(60)').catch((error: unknown) => error);
      const holder = await poll('the statement', () => migrations.lockHolder());
      expect(holder).toMatchObject({ kind: 'work', application: 'siskin gone@host 1' });
      await migrations.unlock();
      expect(await statement).toMatchObject({ code: '57P01' });
    });
    expect(await migrations.lockHolder()).toBeUndefined();
  });

  it('says which role may end a session that its own may not', async () => {
    const role = `${lab.database.name}_unlocker`;
    await lab.query(`create role ${role} login password 'x'`);
    try {
      const url = new URL(lab.database.url);
      url.username = role;
      url.password = 'x';
      const migrations = await lab.on([await lab.folder({})], {}, url.href);
      await lab.during(
        `select pg_advisory_lock(${lockKey({ table: 'siskin_migrations' })})`,
        async (holder) => {
          const error = await rejection(migrations.unlock(), UnlockFailedError);
          expect(error).toMatchObject({ role, holder: { kind: 'session', user: holder.user } });
          expect(error.problem).toMatch(
            new RegExp(`^The role ${role} may not end the backend ${error.pid}\\. It is held by a session `),
          );
          expect(error.remedy).toBe(
            `Run \`nest-cmd db:unlock\` as the role ${holder.user}, or let a superuser run ` +
              `\`grant pg_signal_backend to "${role}"\`. Only a superuser ends the session of one.`,
          );
          expect((await holder.query('select 1 as alive')).rows).toEqual([{ alive: 1 }]);
        },
      );
    } finally {
      await lab.query(`drop role ${role}`);
    }
  });
});

describe('nest-cmd db:unlock', () => {
  let shop: Shop;
  beforeEach(async () => void (shop = await Shop.open()));
  afterEach(() => shop.close());
  const held = <T>(work: () => Promise<T>) =>
    shop.during(`select pg_advisory_lock(${lockKey({ table: 'siskin_migrations' })})`, work);

  it('says that nobody holds the lock', async () => {
    expect(await shop.run(['db:unlock'])).toMatchObject({ code: 0, stdout: 'Nobody holds the lock.\n' });
    const { code, stdout } = await shop.run(['db:unlock', '--json']);
    expect({ code, document: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      document: { holder: null, ended: false },
    });
  });

  it('shows the holder, and ends nothing unasked', async () => {
    const { outcome, alive } = await held(async () => ({
      outcome: await shop.run(['db:unlock']),
      alive: await shop.query(`select from pg_locks where ${ADVISORY} and granted`),
    }));
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toMatch(
      /It is held by a session \(user .*\)\.\nA run that is at work is ended: .*\n✗ db:unlock asks before .*\n→ To answer yes beforehand: nest-cmd db:unlock --force\n$/,
    );
    expect(alive).toHaveLength(1);
  });

  it('ends the holder with --force', async () => {
    const migrations = await lab.on([await lab.folder({})], {}, shop.database.url);
    const outcome = await shop.during('select 1', async (client) => {
      client.on('error', () => undefined);
      await client.query(`select pg_advisory_lock(${lockKey({ table: 'siskin_migrations' })})`);
      return shop.run(['db:unlock', '--force', '--json']);
    });
    expect(outcome.code).toBe(0);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ holder: { kind: 'session' }, ended: true });
    expect(await migrations.lockHolder()).toBeUndefined();
  });
});
