import { LockNotGrantedError, MigrationFailedError } from '../../../src/index.js';
import { CLOSED } from '../../fixtures/gate.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { poll } from '../../fixtures/poll.js';
import { ledgerOf, untilBlocked } from '../outside/outside.fixture.js';
import { addEmail, columnsOf, pidOf, prepared, READING, SEEING_MS, Told } from './watch.fixture.js';

let lab: Lab;
let told: Told;
beforeEach(async () => {
  lab = await Lab.open();
  told = new Told();
});
afterEach(() => lab.close());

const lockTimeout = SEEING_MS;

/**
 * Has the other table and the gate. Who waits last in a deadlock is who finds it, a second later, and never this one: so the
 * migration has to wait for the table no sooner than this session is about to wait for it.
 */
const OTHER = `set deadlock_timeout = '1h'; ${CLOSED}; begin; lock table others`;
/** Opens the gate, and waits for what the migration has locked. */
const CROSSING = 'select pg_advisory_unlock(42); lock table users; rollback';

const heading = { revision: 'add', name: '2_add', direction: 'up' };
/** How many attempts have come to their end. */
const ends = () => told.of('retrying').length;

/**
 * The longest time that a query of the application took, again and again until the work is done, and the most attempts that
 * came to their end during one.
 */
async function longestQuery(work: Promise<unknown>): Promise<{ ms: number; attempts: number }> {
  const over = new AbortController();
  const ending = work.finally(() => over.abort());
  const longest = { ms: 0, attempts: 0 };
  await lab.during('select 1', async (client) => {
    while (!over.signal.aborted) {
      const [start, before] = [performance.now(), ends()];
      await client.query('select count(*) from users');
      longest.ms = Math.max(longest.ms, performance.now() - start);
      longest.attempts = Math.max(longest.attempts, ends() - before);
      await client.query('select pg_sleep(0.02)');
    }
  });
  await ending;
  return longest;
}

describe.each([{ transaction: true }, { transaction: false }])(
  'a table that others hold, in a transaction: $transaction',
  ({ transaction }) => {
    it('is let go in between, so that nobody waits for long, and changed once it is free', async () => {
      const migrations = await prepared(lab, transaction, { lockTimeout });
      const { run, longest } = await lab.during(READING, async (holder) => {
        const pid = await pidOf(holder);
        const run = migrations.migrate({ onProgress: told.onProgress });
        const longest = await longestQuery(told.until('retrying', 3));
        expect(told.of('retrying')[0]).toEqual({
          type: 'retrying',
          ...heading,
          attempt: 1,
          of: 5,
          waitMs: expect.any(Number),
          reason: 'lock-timeout',
          blockers: [
            {
              pid,
              user: holder.user,
              application: 'app',
              ageMs: expect.any(Number),
              state: 'idle in transaction',
              query: 'select pg_backend_pid() as pid',
            },
          ],
        });
        expect(await columnsOf(lab, 'users')).toEqual(['id', 'name']);
        return { run, longest };
      });
      expect((await run).steps).toMatchObject([{ revision: 'add', statements: 1 }]);
      expect(await columnsOf(lab, 'users')).toEqual(['id', 'name', 'email']);
      expect(longest.ms).toBeGreaterThan(200);
      expect(longest.attempts).toBeLessThanOrEqual(1);
      expect(told.types.slice(0, 5)).toEqual(['planned', 'started', 'retrying', 'retrying', 'retrying']);
      expect(told.types.filter((type) => type === 'started')).toHaveLength(1);
      expect(told.events.at(-1)).toMatchObject({ type: 'finished', ...heading });
      const waits = told.of('retrying').map(({ waitMs }) => waitMs);
      expect(waits[0]).toBeGreaterThanOrEqual(250);
      expect(waits[0]).toBeLessThanOrEqual(500);
      expect(waits[2]).toBeGreaterThanOrEqual(1_000);
      expect(await told.find('working', ({ blockers }) => blockers.length > 0)).toMatchObject({
        ...heading,
        statement: 'alter table "users" add column "email" text',
        blockers: [{ application: 'app' }],
      });
    });

    it('is given up in the end, with those who hold it', async () => {
      const migrations = await prepared(lab, transaction, { lockTimeout, lockRetries: 1 });
      const { error, pid } = await lab.during(READING, async (holder) => ({
        pid: await pidOf(holder),
        error: await rejection(migrations.migrate({ onProgress: told.onProgress }), LockNotGrantedError),
      }));
      expect(error).toBeInstanceOf(MigrationFailedError);
      expect(error).toMatchObject({
        code: 'SISKIN_LOCK_NOT_GRANTED',
        attempts: 2,
        blockers: [{ pid, application: 'app' }],
        failed: { sqlState: '55P03', timeoutMs: lockTimeout },
      });
      const outcome = transaction
        ? ' and was rolled back.'
        : ', at its statement 1. It runs outside a transaction: nothing of it took effect.';
      expect(error.message.replace(/\d+(\.\d)? m?s\)/, '<age>)')).toBe(
        [
          `The migration 2_add (add) failed while applying${outcome}`,
          `In ${migrations.folder}/2_add.ts`,
          'PostgreSQL says: canceling statement due to lock timeout (SQLSTATE 55P03)',
          '  alter table "users" add column "email" text',
          'It was tried 2 times. The last attempt waited for:',
          `  ${pid} (${String(error.blockers[0]?.user)}, app, idle in transaction, <age>): select pg_backend_pid() as pid`,
          `Wait until the sessions in its way are done, or end them with \`select pg_terminate_backend(${pid})\`; then run \`nest-cmd db:migrate\` again.${transaction ? '' : ' It goes on with statement 1.'}`,
          'Or have them ended: `nest-cmd db:migrate --terminate-blockers`.',
          'Or wait longer for a lock, with everybody who needs the table waiting behind: `--lock-timeout SECONDS` (3 here), or lockTimeout in the migration or the options.',
        ].join('\n'),
      );
      expect(told.types).toEqual(['planned', 'started', 'retrying', 'failed']);
      expect(told.events.at(-1)).toEqual({ type: 'failed', ...heading });
      expect(await ledgerOf(lab)).toEqual(
        transaction ? ['users applied 1'] : ['users applied 1', 'add running 0'],
      );
    });

    it('is had at once where the session in the way is ended, as was asked for', async () => {
      const migrations = await prepared(lab, transaction, { lockTimeout });
      await lab.during(READING, async (holder) => {
        const pid = await pidOf(holder);
        const cut: Error[] = [];
        holder.on('error', (error) => cut.push(error));
        await migrations.migrate({ terminateBlockers: true, onProgress: told.onProgress });
        expect(told.types).toEqual(['planned', 'started', 'terminated', 'retrying', 'finished']);
        expect(told.of('terminated')).toMatchObject([
          { ...heading, sessions: [{ pid, application: 'app' }] },
        ]);
        expect(told.of('retrying')).toMatchObject([{ attempt: 1, waitMs: 0 }]);
        await poll('the session to be cut', async () => cut.length > 0);
        expect(cut[0]).toMatchObject({ code: '57P01' });
      });
      expect(await columnsOf(lab, 'users')).toEqual(['id', 'name', 'email']);
    });

    it('is changed back likewise', async () => {
      const migrations = await prepared(lab, transaction, { lockTimeout: 1_000 });
      await migrations.migrate();
      await lab.during(READING, async () => {
        const run = { step: 1, lockRetries: 1, onProgress: told.onProgress };
        const { remedy } = await rejection(migrations.rollback(run), LockNotGrantedError);
        expect(remedy).toContain('then run `nest-cmd db:rollback` again.');
        expect(told.of('retrying')).toMatchObject([{ ...heading, direction: 'down' }]);
        await migrations.rollback({ step: 1, terminateBlockers: true });
      });
      expect(await columnsOf(lab, 'users')).toEqual(['id', 'name']);
      expect(await ledgerOf(lab)).toEqual(['users applied 1']);
    });

    it('meets a deadlock, and is changed the next time', async () => {
      await lab.query('create table others (id int)');
      const migrations = await prepared(lab, transaction, { lockTimeout: 0 }, crossing);
      const run = await lab.during(OTHER, async (other) => {
        const run = migrations.migrate({ onProgress: told.onProgress });
        await untilBlocked(lab, 'do');
        await other.query(CROSSING);
        return run;
      });
      expect(run.steps).toMatchObject([{ revision: 'add' }]);
      expect(told.of('retrying')).toMatchObject([{ reason: 'deadlock', attempt: 1, blockers: [{}] }]);
      expect(await ledgerOf(lab)).toEqual(['users applied 1', 'add applied 1']);
    });

    it('names the other session of a deadlock that nobody has looked at', async () => {
      await lab.query('create table others (id int)');
      const migrations = await prepared(lab, transaction, { lockTimeout: 0, lockRetries: 0 }, crossing);
      await lab.during(OTHER, async (other) => {
        const failed = rejection(migrations.migrate(), LockNotGrantedError);
        await untilBlocked(lab, 'do');
        await other.query(CROSSING);
        expect((await failed).blockers).toMatchObject([
          { pid: await pidOf(other), application: '', query: CROSSING },
        ]);
      });
    });

    it('is not tried again more often than is said for the run', async () => {
      const migrations = await prepared(lab, transaction, { lockTimeout: 60_000, lockRetries: 5 });
      const run = { lockTimeout, lockRetries: 0, onProgress: told.onProgress };
      const error = await lab.during(READING, () => rejection(migrations.migrate(run), LockNotGrantedError));
      expect(error.attempts).toBe(1);
      expect(error.problem).toContain('\nIt was tried once. The last attempt waited for:\n');
      expect(told.types).toEqual(['planned', 'started', 'failed']);
    });
  },
);

/** Locks two tables one after the other, with the gate between them. */
const crossing: MigrationSource = {
  ...addEmail,
  up(op) {
    op.sql('do $$ begin lock table users; perform pg_advisory_xact_lock(42); lock table others; end $$');
  },
  change: undefined,
};
