import { withClient } from '../../src/database/client.js';
import { LockNotHeldError } from '../../src/index.js';
import { ensureOwnSession } from '../../src/migrations/execution/session-check.js';
import { Lab, rejection } from '../fixtures/lab.js';

const KEY = 42n;

describe('A session that holds the lock', () => {
  let lab: Lab;
  beforeAll(async () => void (lab = await Lab.open()));
  afterAll(() => lab.close());

  const connect = <T>(work: Parameters<typeof withClient<T>>[1]) =>
    withClient({ connectionString: lab.database.url }, work);
  const locks = () => lab.query(`select objid::int as key from pg_locks where locktype = 'advisory'`);

  it('is its own where the other connection has another backend', async () => {
    await connect((holder) =>
      connect(async (other) => {
        await holder.query('select pg_advisory_lock($1)', [KEY]);
        await ensureOwnSession(holder, other, KEY);
        expect(await locks()).toEqual([{ key: 42 }]);
        expect((await other.query('select now() = statement_timestamp() as idle')).rows).toEqual([
          { idle: true },
        ]);
      }),
    );
  });

  it('is not its own where both were lent one backend, which then gives up the lock', async () => {
    await connect(async (lent) => {
      await lent.query('select pg_advisory_lock($1)', [KEY]);
      await rejection(ensureOwnSession(lent, lent, KEY), LockNotHeldError);
      expect(await locks()).toEqual([]);
    });
  });
});
