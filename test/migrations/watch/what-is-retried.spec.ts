import { MigrationFailedError, type MigrationEvent, type MigrationService } from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import { poll } from '../../fixtures/poll.js';
import { indexesOf, outside, untilBlocked } from '../outside/outside.fixture.js';
import { addEmail, prepared, READING, Told, users } from './watch.fixture.js';

let lab: Lab;
let told: Told;
beforeEach(async () => {
  lab = await Lab.open();
  told = new Told();
});
afterEach(() => lab.close());

/** Migrates while another session holds the table of users until that was tried again. */
async function whileLocked(migrations: MigrationService) {
  const { run } = await lab.during('begin; lock table users', async () => {
    const run = migrations.migrate({ onProgress: told.onProgress });
    await told.until('retrying');
    return { run };
  });
  return run;
}

const view = (name: string) =>
  `-- repeatable: true\n-- up\ncreate view ${name} as select * from users;\n-- down\ndrop view if exists ${name};\n`;

describe('what else is tried again', () => {
  it('is the question whether a migration should run', async () => {
    const migrations = await prepared(
      lab,
      true,
      { lockTimeout: 200 },
      {
        ...addEmail,
        async shouldRun(op) {
          return (await op.rows('select * from users')).length > 0;
        },
      },
    );
    expect((await whileLocked(migrations)).steps).toMatchObject([{ revision: 'add', skipped: true }]);
    expect(told.types.filter((type) => type === 'started')).toHaveLength(1);
  });

  it('is a read outside a transaction', async () => {
    const migrations = await prepared(
      lab,
      false,
      { lockTimeout: 200 },
      {
        ...addEmail,
        async up(op) {
          const rows = await op.rows('select * from users');
          op.sql(`create table read_${rows.length} ()`);
        },
        change: undefined,
      },
    );
    await whileLocked(migrations);
    expect(await lab.tables()).toEqual(['read_0', 'users']);
  });

  it('is a copy outside a transaction whose rows can be read again', async () => {
    const migrations = await prepared(
      lab,
      false,
      { lockTimeout: 200 },
      {
        ...addEmail,
        up(op) {
          op.bulkInsert(
            'users',
            Array.from({ length: 1_500 }, (_, id) => ({ id, name: 'Ada' })),
          );
        },
        change: undefined,
      },
    );
    await whileLocked(migrations);
    expect(await lab.query('select count(*)::int from users')).toEqual([{ count: 1_500 }]);
  });

  it('is all of the repeatable migrations, each told as begun and finished once', async () => {
    const migrations = await lab.with(
      { '1_users': users, 'a.sql': view('a'), 'b.sql': view('b') },
      { lockTimeout: 200 },
    );
    await migrations.migrate();
    await lab.query('drop view a, b');
    const { steps } = await whileLocked(migrations);
    expect(steps.map(({ revision }) => revision)).toEqual(['a', 'b']);
    expect(told.of('retrying')[0]).toMatchObject({ revision: 'a', direction: 'up' });
    const types = told.types.filter((type) => type !== 'planned' && type !== 'retrying');
    expect(types).toEqual(['started', 'started', 'finished', 'finished']);
    expect(told.types.at(-1)).toBe('finished');
  });

  it('is a concurrent index that has met a deadlock, whose remains are dropped', async () => {
    const migrations = await prepared(
      lab,
      false,
      {},
      {
        ...addEmail,
        change(op) {
          op.createIndex('users', ['name'], { name: 'users_name', concurrently: true });
        },
      },
    );
    const reading = `set deadlock_timeout = '1h'; begin isolation level repeatable read; select 1`;
    const { run, left } = await lab.during(reading, async (other) => {
      // The index waits for the writer first, and then for the snapshot of the other one, which waits for it by that time:
      // who waits last finds the deadlock.
      const { run, locking } = await lab.during(
        `begin; insert into users values (1, 'Ada')`,
        async (writer) => {
          const run = migrations.migrate({ onProgress: told.onProgress });
          await untilBlocked(lab, 'create index');
          const locking = other.query('lock table users in share update exclusive mode');
          await poll('the other one to wait', async () => {
            const waiting = await lab.query(
              `select from pg_stat_activity
              where datname = current_database() and query like 'lock table users%' and wait_event_type = 'Lock'`,
            );
            return waiting.length > 0;
          });
          await writer.query('commit');
          return { run, locking };
        },
      );
      await locking;
      const left = await indexesOf(lab, 'users');
      await other.query('commit');
      return { run, left };
    });
    await run;
    expect(left).toEqual(['users_name invalid']);
    expect(told.of('retrying')).toMatchObject([{ reason: 'deadlock' }]);
    expect(await indexesOf(lab, 'users')).toEqual(['users_name valid']);
  });

  it('is a serialization failure, which is no matter of locks', async () => {
    const migrations = await lab.with(
      {
        '1_raise': {
          revision: 'raise',
          up(op) {
            op.sql(`do $$ begin raise 'no' using errcode = '40001'; end $$`);
          },
        },
      },
      { lockRetries: 1 },
    );
    const error = await rejection(migrations.migrate({ onProgress: told.onProgress }), MigrationFailedError);
    expect(error.code).toBe('SISKIN_MIGRATION_FAILED');
    expect(told.of('retrying')).toMatchObject([{ reason: 'serialization', blockers: [] }]);
  });

  it('is nothing that may have taken effect in part', async () => {
    await lab.query(
      `create table calls (id serial); create procedure add() language plpgsql as $$ begin
         insert into calls default values; commit; raise 'no' using errcode = '55P03'; end $$`,
    );
    const migrations = await lab.with({
      '1_call': outside({
        revision: 'call',
        up(op) {
          op.sql('call add()');
        },
      }),
    });
    await rejection(migrations.migrate({ onProgress: told.onProgress }), MigrationFailedError);
    expect(told.of('retrying')).toEqual([]);
    expect(await lab.query('select count(*)::int from calls')).toEqual([{ count: 1 }]);
  });

  it('makes a migration anew for each attempt', async () => {
    await lab.query('create table others (id int)');
    const source = `import { Migration } from 'siskin';
      export default class extends Migration {
        static revision = 'counting';
        calls = 0;
        up(op) {
          this.calls++;
          op.sql('lock table others');
          op.sql(\`create table calls_\${this.calls} ()\`);
        }
      }`;
    const migrations = await lab.with({ '1_counting.ts': source }, { lockTimeout: 200 });
    const { run } = await lab.during('begin; lock table others', async () => {
      const run = migrations.migrate({ onProgress: told.onProgress });
      await told.until('retrying', 2);
      return { run };
    });
    await run;
    expect(await lab.tables()).toEqual(['calls_1', 'others']);
  });
});

/** The pauses of a run between its attempts. */
class Pause {
  #end = 0;

  readonly onProgress = (event: MigrationEvent): void => {
    this.#end = event.type === 'retrying' ? performance.now() + event.waitMs : this.#end;
  };

  /** What is seen in one of them that is not over when all is seen; they grow longer. */
  async look<T>(see: () => Promise<T>): Promise<T> {
    const { seen } = await poll('a pause', async () => {
      const end = this.#end;
      const seen = performance.now() < end ? await see() : undefined;
      return seen !== undefined && performance.now() < end && { seen };
    });
    return seen;
  }
}

describe('during the pause before the next attempt', () => {
  it('no transaction is open and no lock is held', async () => {
    const migrations = await prepared(lab, true, { lockTimeout: 100, lockRetries: 20 });
    const { run } = await lab.during(READING, async () => {
      const pause = new Pause();
      const run = migrations.migrate({ onProgress: pause.onProgress });
      const ours = `application_name like 'siskin%' and datname = current_database()`;
      const seen = await pause.look(async () => ({
        sessions: await lab.query(`select state, xact_start from pg_stat_activity where ${ours}`),
        locks: await lab.query(
          `select from pg_locks join pg_stat_activity using (pid) where ${ours} and locktype = 'relation'`,
        ),
      }));
      const idle = { state: 'idle', xact_start: null };
      expect(seen).toEqual({ sessions: [idle, idle], locks: [] });
      return { run };
    });
    await run;
  });

  it('a lock that is lost ends the run', async () => {
    const migrations = await prepared(lab, true, { lockTimeout: 100 });
    await lab.during(READING, async () => {
      const run = migrations.migrate({ onProgress: told.onProgress }).catch((error: unknown) => error);
      // The last pause, of four seconds at least.
      await told.until('retrying', 5);
      const start = performance.now();
      await lab.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name like 'siskin%' and datname = current_database()`,
      );
      expect(await run).toMatchObject({ code: 'SISKIN_LOCK_LOST' });
      expect(performance.now() - start).toBeLessThan(told.of('retrying')[4]?.waitMs ?? 0);
    });
    await poll('its sessions to end', async () => {
      const rows = await lab.query(
        `select from pg_stat_activity where application_name like 'siskin%' and datname = current_database()`,
      );
      return rows.length === 0;
    });
  });
});
