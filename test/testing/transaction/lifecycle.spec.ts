import { query } from '../../embedded/query.js';
import { openLab, type Lab } from './lab.js';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.close());

const insert = (text: string) => lab.em().execute('insert into note (text) values (?)', [text]);

it('says that the connection is lost, and begins another for the next file', async () => {
  await lab.shared.savepoint();
  await insert('a');
  await query(
    lab.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
  );
  await expect(insert('b')).rejects.toMatchObject({ code: 'SISKIN_SHARED_CONNECTION_LOST' });
  await expect(insert('c')).rejects.toMatchObject({ code: 'SISKIN_SHARED_CONNECTION_LOST' });
  await expect(lab.shared.rollbackTo()).rejects.toMatchObject({ code: 'SISKIN_SHARED_CONNECTION_LOST' });
  await lab.shared.end();

  await lab.shared.begin();
  await insert('d');
  expect(await lab.notes()).toEqual(['d']);
});

it('says so where the test itself ends it', async () => {
  await expect(lab.em().execute('select pg_terminate_backend(pg_backend_pid())')).rejects.toMatchObject({
    code: 'SISKIN_SHARED_CONNECTION_LOST',
  });
});

it('keeps nothing once it ends', async () => {
  await insert('a');
  await lab.shared.end();
  expect(await lab.committed()).toEqual([]);
  await expect(insert('b')).rejects.toThrow('has not begun, or has ended');
});

it('gives the ORM its own connections back', async () => {
  await insert('a');
  await lab.shared.close();
  await insert('b');
  expect(await lab.committed()).toEqual(['b']);
});

it('ends although a transaction is open and another waits', async () => {
  const em = lab.em();
  await em.begin();
  const waiting = insert('a').catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await lab.shared.end();
  expect(await waiting).toMatchObject({ code: 'SISKIN_LATE_STATEMENT' });
});
