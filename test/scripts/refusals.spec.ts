import {
  AutocommitRequiredError,
  InvalidTargetError,
  IrreversibleMigrationError,
  ScriptRangeError,
  ScriptReadError,
  ScriptStatementError,
  SeveralHeadsError,
  TransactionAllRefusedError,
  TransactionControlError,
  type ScriptOptions,
  type SiskinError,
} from '../../src/index.js';
import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { CLOSED } from '../fixtures/gate.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';
import { poll } from '../fixtures/poll.js';
import { describeWithPsql, runPsql } from '../fixtures/psql.js';
import { ADVISORY } from '../migrations/advisory.fixture.js';
import { history } from '../migrations/history.fixture.js';
import { stateOf } from './state.js';

const KEY = lockKey({ table: 'siskin_migrations' });

describeWithPsql('A script ends before it changes anything', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab.close());

  async function ensureRefused(
    sql: string,
    message: string,
    args: readonly string[] = [],
  ): Promise<number | null> {
    const { code, stderr } = await runPsql(lab.database.url, sql, args);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining(message) as string });
    return code;
  }

  it('where a run holds the lock, without waiting for it', async () => {
    const { sql } = await (await lab.with(history)).script();
    await lab.during(`select pg_advisory_lock(${KEY})`, () =>
      ensureRefused(sql, 'Another run holds the lock of the migrations.'),
    );
    expect(await lab.tables()).toEqual([]);
    expect(await runPsql(lab.database.url, sql)).toMatchObject({ code: 0 });
  });

  it('while it runs, and a run waits for it', async () => {
    const service = await lab.with({
      slow: {
        revision: 'slow',
        parents: [],
        lockTimeout: 0,
        up(op) {
          op.sql('select pg_advisory_xact_lock(42)');
          op.sql('create table made ()');
        },
      },
    });
    const { sql } = await service.script();
    const holders: unknown[] = [];
    const { script, run } = await lab.during(CLOSED, async () => {
      const script = runPsql(lab.database.url, sql);
      await poll('the script to reach the gate', async () => {
        const waiting = await lab.query(`select from pg_locks where ${ADVISORY} and not granted`);
        return waiting.length > 0;
      });
      const run = service.migrate({
        onProgress: (event) => event.type === 'waiting' && holders.push(event.holder?.kind),
      });
      await poll('the run to wait', async () => holders.length > 0);
      return { script, run };
    });
    expect(await script).toMatchObject({ code: 0 });
    expect({ steps: (await run).steps, holders }).toEqual({ steps: [], holders: ['session'] });
  });

  it.each([
    ['has the lease', `owner = gen_random_uuid(), expires_at = now() + interval '1 minute'`],
    ['was killed while it had it', `owner = gen_random_uuid(), expires_at = now() - interval '1 minute'`],
    ['may be at its last statement', `former = '{siskin}'`],
  ])('where a run behind a pooler %s', async (_what, change) => {
    const service = await lab.with(history, { lock: 'lease' });
    await service.migrate({ target: 'users' });
    await lab.query(`update siskin_migrations_lock set ${change}`);
    const { sql } = await service.script({ target: 'users:posts' });
    await ensureRefused(sql, 'A run behind a pooler has the lease of the migrations');
    await lab.query(`update siskin_migrations_lock set owner = null, expires_at = null, former = '{}'`);
    expect(await runPsql(lab.database.url, sql)).toMatchObject({ code: 0, stderr: '' });
  });

  it('in a transaction around it', async () => {
    const { sql } = await (await lab.with(history)).script();
    await ensureRefused(sql, 'Run psql without --single-transaction.', ['-1']);
    expect(await lab.tables()).toEqual([]);
  });

  it.each<[string, ScriptOptions, string | undefined, string]>([
    ['without a ledger', { target: 'users:posts' }, undefined, 'There is no ledger of migrations'],
    [
      'below its start',
      { target: 'posts:tags' },
      'users',
      'The script begins at posts, which is not applied.',
    ],
    [
      'above its start',
      { target: 'users:tags' },
      'posts',
      'Something that the script applies is applied already',
    ],
    ['above the base', {}, 'users', 'Something that the script applies is applied already'],
    [
      'below what it reverts',
      { direction: 'down', range: 'tags:users' },
      'posts',
      'What the script reverts has to be applied, all of it',
    ],
    [
      'above what it reverts',
      { direction: 'down', range: 'posts:users' },
      'tags',
      'and nothing that stands on it',
    ],
  ])('%s', async (_what, options, target, message) => {
    const service = await lab.with(history);
    if (target !== undefined) {
      await service.migrate({ target });
    }
    const state = async () => (target === undefined ? lab.tables() : stateOf(lab.database.url));
    const before = await state();
    await ensureRefused((await service.script(options)).sql, message);
    expect(await state()).toEqual(before);
  });

  it('where the schema of the search path is not there', async () => {
    const { sql } = await (await lab.with(history, { searchPath: 'shop' })).script();
    expect(await ensureRefused(sql, 'The schema "shop", the first of the search path, is not there')).toBe(3);
  });
});

describeWithPsql('A script that fails midway', () => {
  it.each(['each', 'all'] as const)('leaves what a run would leave: transaction %s', async (transaction) => {
    await using lab = await Lab.open();
    const service = await lab.with({
      ...history,
      '4_broken': {
        revision: 'broken',
        parents: ['tags'],
        up(op) {
          op.sql('create table half ()');
          op.sql('select 1 / 0');
        },
      },
    });
    const { sql } = await service.script({ transaction });
    const { code, stderr } = await runPsql(lab.database.url, sql);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('division by zero') as string,
    });
    expect(await lab.tables()).toEqual(transaction === 'all' ? [] : ['posts', 'tags', 'users']);
    expect(await lab.applied()).toEqual(
      transaction === 'all' ? [] : ['users in 1', 'posts in 1', 'tags in 1'],
    );
    await poll('the lock', async () => (await service.lockHolder()) === undefined);
  });

  it('outside a transaction is gone on with by a run', async () => {
    await using lab = await Lab.open();
    await lab.query('create table items (id integer); insert into items values (1), (1)');
    const service = await lab.with({
      index: {
        revision: 'index',
        parents: [],
        transaction: false,
        change(op) {
          op.addColumn('items', (t) => t.text('note'));
          op.createIndex('items', ['id'], { concurrently: true, unique: true });
        },
      },
    });
    const { sql } = await service.script();
    expect(await runPsql(lab.database.url, sql)).toMatchObject({ code: 3 });
    expect(await lab.query('select state, statements_done from siskin_migrations')).toEqual([
      { state: 'running', statements_done: 1 },
    ]);
    await lab.query('delete from items');
    const { steps } = await service.migrate();
    expect(steps).toMatchObject([{ revision: 'index', statements: 1 }]);
    expect(await lab.query('select state, statements_done, in_doubt from siskin_migrations')).toEqual([
      { state: 'applied', statements_done: 2, in_doubt: null },
    ]);
  });
});

describe('A script is not written', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await Lab.open();
  });
  afterAll(() => lab.close());

  async function refused<E extends SiskinError>(
    source: Omit<MigrationSource, 'revision' | 'parents'>,
    type: abstract new (...args: never[]) => E,
    options: ScriptOptions = {},
  ): Promise<E> {
    const service = await lab.with({ one: { revision: 'one', parents: [], ...source } });
    return rejection(service.script(options), type);
  }

  it.each<[string, Omit<MigrationSource, 'revision' | 'parents'>, string]>([
    [
      'rows',
      {
        async up(op) {
          await op.rows`select id from users where name = ${'ada'}`;
        },
      },
      `select id from users where name = 'ada'`,
    ],
    [
      'the catalogue',
      {
        async up(op) {
          op.sql('select 1');
          await op.inspect.hasTable('users');
        },
      },
      `op.inspect.hasTable("users")`,
    ],
    [
      'through Kysely',
      {
        async up(op) {
          await op.db
            .selectFrom('users' as never)
            .selectAll()
            .execute();
        },
      },
      'select * from "users"',
    ],
  ])('of a migration that reads %s', async (_what, source, statement) => {
    const error = await refused(source, ScriptReadError);
    expect(error).toMatchObject({ statement, where: 'migration', migration: { revision: 'one' } });
    expect(error.message).toContain('one (one) reads the database, and a script is written without one');
    expect(error.message).toContain('--sql FROM:TO');
  });

  it('of a migration whose shouldRun reads', async () => {
    const error = await refused(
      {
        async shouldRun(op) {
          return (await op.rows('select 1')).length === 0;
        },
        up() {},
      },
      ScriptReadError,
    );
    expect(error).toMatchObject({ statement: 'select 1', where: 'shouldRun' });
  });

  it.each([
    [`select 'open`, 'the string that opens here is never closed'],
    ['select (1', 'its parentheses or its body are never closed'],
    ['\\! touch /tmp/x', '\\! is a command of psql, not SQL'],
    ['copy users from stdin', 'takes its rows from psql'],
    ['/* open', 'comment'],
  ])('with what psql would read otherwise: %s', async (statement, reason) => {
    const source = `import { Migration } from 'siskin';
      export default class extends Migration { static revision = 'one'; static parents = [];
        up(op) { op.sql(${JSON.stringify(statement)}); } }`;
    const service = await lab.with({ one: source });
    const error = await rejection(service.script(), ScriptStatementError);
    expect(error.statement).toBe(statement);
    expect(error.reason).toContain(reason);
  });

  it('with what a run would refuse', async () => {
    await refused(
      {
        up(op) {
          op.sql('vacuum');
        },
      },
      AutocommitRequiredError,
    );
    await refused(
      {
        up(op) {
          op.sql('commit');
        },
      },
      TransactionControlError,
    );
    const reverting = refused({ up() {} }, IrreversibleMigrationError, {
      direction: 'down',
      range: 'head:base',
    });
    expect(await reverting).toMatchObject({ revision: 'one' });
    await refused({ transaction: false, up() {} }, TransactionAllRefusedError, { transaction: 'all' });
  });

  it.each<[ScriptOptions, string]>([
    [{ direction: 'down' }, 'it has to be said where that is: db:rollback --sql FROM:TO'],
    [{ direction: 'down', range: 'users' }, 'it has to be said where that is: db:rollback --sql FROM:TO'],
    [{ direction: 'down', range: 'users:' }, 'it has to be said where that is: db:rollback --sql FROM:TO'],
    [{ target: 'a:b:c' }, `'a:b:c' is no range.`],
    [{ target: ['users:tags', 'posts'] }, `The range users:tags can't go with other targets.`],
    [
      { target: 'users:tags', idempotent: true },
      'A script for any state of the database begins where that is',
    ],
  ])('for no range: %j', async (options, message) => {
    const service = await lab.with(history);
    expect((await rejection(service.script(options), ScriptRangeError)).message).toContain(message);
  });

  it('from where the target is not above', async () => {
    const service = await lab.with(history);
    const error = await rejection(service.script({ target: 'tags:users' }), InvalidTargetError);
    expect(error.message).toContain('tags is not below users');
  });

  it('to several heads, unless they are asked for', async () => {
    const forked = { ...history, '4_other': { revision: 'other', parents: ['users'], up() {} } };
    const service = await lab.with(forked);
    await rejection(service.script(), SeveralHeadsError);
    const { revisions } = await service.script({ target: 'heads' });
    expect(revisions.map(({ revision }) => revision)).toEqual(['users', 'posts', 'tags', 'other']);
  });
});
