import { jest } from '@jest/globals';
import { LockMode, raw } from '@mikro-orm/core';

import { copyTargetOf } from '../../../src/database/copy-target.js';
import { copyBuffers } from '../../../src/database/copy-rows.js';
import { query } from '../../embedded/query.js';
import { rejection } from '../../fixtures/lab.js';
import { poll } from '../../fixtures/poll.js';
import { NoteSchema, openLab, type Lab } from './lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());
beforeEach(() => lab.shared.savepoint());
afterEach(() => lab.shared.rollbackTo());

const insert = (text: string) => lab.em().execute('insert into note (text) values (?)', [text]);
const pool = () => lab.orm.driver.getConnection().getNativeClient();

describe('a COPY', () => {
  it('goes through the transaction of an EntityManager', async () => {
    await lab
      .em()
      .transactional((em) =>
        copyBuffers(copyTargetOf(em), 'copy note (text) from stdin', [Buffer.from('a\nb\n')]),
      );
    expect(await lab.notes()).toEqual(['a', 'b']);
    expect(await lab.committed()).toEqual([]);
  });

  it('that fails aborts its transaction, and nothing else', async () => {
    await insert('a');
    const failing = lab
      .em()
      .transactional((em) =>
        copyBuffers(copyTargetOf(em), 'copy note (text) from stdin', [Buffer.from('b\na\n')]),
      );
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    await insert('c');
    expect(await lab.notes()).toEqual(['a', 'c']);
  });

  it('works outside of a transaction', async () => {
    const client = await (await pool()).connect();
    await copyBuffers({ query: (stream) => client.query(stream) }, 'copy note (text) from stdin', [
      Buffer.from('a\n'),
    ]);
    const failing = copyBuffers({ query: (stream) => client.query(stream) }, 'copy note (text) from stdin', [
      Buffer.from('b\na\n'),
    ]);
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    client.release();
    expect(await lab.notes()).toEqual(['a']);
  });
});

describe('statements of all kinds', () => {
  it('stream, and let others in between', async () => {
    await Promise.all(['a', 'b', 'c'].map(insert));
    const seen: string[] = [];
    for await (const note of lab.em().stream(NoteSchema, { orderBy: { text: 'asc' }, chunkSize: 1 })) {
      seen.push(note.text);
      expect(await lab.em().count(NoteSchema, {})).toBe(3);
    }
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('have names of their own on each connection', async () => {
    const [one, other] = await Promise.all([(await pool()).connect(), (await pool()).connect()]);
    await expect(one.query({ name: 'q', text: 'select 1 as n' })).resolves.toMatchObject({
      rows: [{ n: 1 }],
    });
    await expect(other.query({ name: 'q', text: 'select 2 as n' })).resolves.toMatchObject({
      rows: [{ n: 2 }],
    });
    await expect(one.query({ name: 'q', text: 'select 1 as n' })).resolves.toMatchObject({
      rows: [{ n: 1 }],
    });
    one.release();
    other.release();
  });

  it('may be called back, as by a pool', async () => {
    const answer = await (await pool()).query('select $1::int as n', [3]);
    expect(answer.rows).toEqual([{ n: 3 }]);
    await expect((await pool()).query('select 1/0')).rejects.toMatchObject({ code: '22012' });
    await insert('a');
  });

  it('lock', async () => {
    await insert('a');
    await lab.em().transactional(async (em) => {
      const note = await em.findOneOrFail(
        NoteSchema,
        { text: 'a' },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      note.text = 'b';
    });
    await lab.em().execute('select pg_advisory_lock(1)');
    await lab.em().execute('select pg_advisory_lock(1), pg_advisory_unlock_all()');
    expect(await lab.notes()).toEqual(['b']);
  });

  it('change the schema, which is taken back', async () => {
    await lab.shared.savepoint();
    await lab.orm.schema.execute('create table extra (id int)');
    await lab.em().execute('insert into extra values (1)');
    await lab.shared.rollbackTo();
    await expect(lab.em().execute('select * from extra')).rejects.toMatchObject({ code: '42P01' });
  });

  it('read values as MikroORM does, and through Kysely', async () => {
    await insert('a');
    const rows = await lab.orm.em
      .getDriver()
      .getConnection()
      .execute("select '2026-01-01'::date as d, 1::int8 as n");
    expect(rows).toEqual([{ d: '2026-01-01', n: '1' }]);
    const kysely = lab.em().getKysely();
    expect(
      await kysely
        .selectFrom('note' as never)
        .selectAll()
        .execute(),
    ).toMatchObject([{ text: 'a' }]);
    await kysely.transaction().execute((trx) => trx.deleteFrom('note' as never).execute());
    expect(await lab.notes()).toEqual([]);
  });

  it('are refused where they need a commit', async () => {
    await expect(lab.em().execute('vacuum note')).rejects.toMatchObject({ code: 'SISKIN_COMMIT_REQUIRED' });
    await expect(lab.em().execute("prepare transaction 'x'")).rejects.toMatchObject({
      code: 'SISKIN_COMMIT_REQUIRED',
    });
    await insert('a');
  });

  it("are told, the kit's own not", async () => {
    lab.statements.length = 0;
    await lab.em().transactional((em) => em.execute("insert into note (text) values ('a')"));
    await lab
      .em()
      .execute('select 1/0')
      .catch(() => undefined);
    await (await pool()).query('select $1::int', [3]);
    expect(lab.statements.map(({ sql, parameters, rows }) => ({ sql, parameters, rows }))).toEqual([
      { sql: 'begin', parameters: [], rows: 0 },
      { sql: "insert into note (text) values ('a')", parameters: [], rows: 1 },
      { sql: 'commit', parameters: [], rows: 0 },
      { sql: 'select 1/0', parameters: [], rows: 0 },
      { sql: 'select $1::int', parameters: [3], rows: 1 },
    ]);
    expect(lab.statements.every(({ durationMs }) => durationMs > 0)).toBe(true);
  });
});

describe('savepoints of the application', () => {
  it('are known by their transaction alone', async () => {
    const em = lab.em();
    await expect(em.execute('savepoint a')).rejects.toMatchObject({ code: '25P01' });
    await em.begin();
    await em.execute('savepoint a');
    await em.execute("insert into note (text) values ('a')");
    await expect(em.execute('select 1/0')).rejects.toMatchObject({ code: '22012' });
    await em.execute('rollback to a');
    await em.execute("insert into note (text) values ('b')");
    await expect(em.execute('rollback to siskin_guard')).rejects.toMatchObject({ code: '3B001' });
    await em.execute('rollback to a');
    await em.execute('release a');
    await em.execute("insert into note (text) values ('c')");
    await em.commit();
    expect(await lab.notes()).toEqual(['c']);
  });
});

describe('what a test does to time', () => {
  afterEach(() => jest.useRealTimers());

  it('does not hold up statements', async () => {
    jest.useFakeTimers();
    await lab.em().transactional(async (em) => {
      em.create(NoteSchema, { text: 'a' });
      await em.flush();
    });
    await Promise.all([lab.em().count(NoteSchema, {}), lab.em().count(NoteSchema, {})]);
    expect(await lab.notes()).toEqual(['a']);
  });
});

const ASLEEP = `select from pg_stat_activity where datname = current_database() and state = 'active'
  and query like '%pg_sleep(300)%' and pid <> pg_backend_pid()`;

it('cancels the query of an aborted signal', async () => {
  // MikroORM says on the console that it has been cancelled.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const abort = new AbortController();
  const sleeping = lab.em().fork({ signal: abort.signal, inflightQueryAbortStrategy: 'cancel query' });
  await insert('a');
  const failing = rejection(sleeping.find(NoteSchema, { [raw('pg_sleep(300)::text')]: '' }), Error);
  await poll('the query', async () => (await query(lab.url, ASLEEP)).length > 0);
  const beside = insert('b');
  abort.abort();
  expect((await failing).message).toContain('aborted');
  await beside;
  await insert('c');
  expect(await lab.notes()).toEqual(['a', 'b', 'c']);
});
