import type { Client } from 'pg';

import type { HeldLock } from '../../../src/migrations/execution/held-lock.js';
import { peek } from '../../../src/migrations/execution/watch/peek.js';
import { Lab } from '../../fixtures/lab.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

function lockOn(client: Client): Pick<HeldLock, 'query'> {
  return { query: (text, parameters = []) => client.query(text, [...parameters]) };
}

const SETTINGS = `select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement`;

describe('peek', () => {
  it('is limited, and leaves the settings of the session as they are', async () => {
    await lab.during(`set lock_timeout = '7s'`, async (client) => {
      expect(await peek(lockOn(client), SETTINGS)).toEqual([{ lock: '100ms', statement: '1s' }]);
      expect((await client.query(SETTINGS)).rows).toEqual([{ lock: '7s', statement: '0' }]);
    });
  });

  it.each([
    ['waits for a lock', 'select * from held', '55P03'],
    ['takes long', 'select pg_sleep(20)', '57014'],
  ])('that %s ends soon, and leaves no transaction', async (_what, query, code) => {
    await lab.query('create table held ()');
    await lab.during('begin; lock table held', () =>
      lab.during('select 1', async (client) => {
        const start = performance.now();
        await expect(peek(lockOn(client), query)).rejects.toMatchObject({ code });
        // The query would take 20 s, and the lock never be free.
        expect(performance.now() - start).toBeLessThan(15_000);
        expect((await client.query(SETTINGS)).rows).toEqual([{ lock: '0', statement: '0' }]);
        const { rows } = await client.query(
          'select xact_start = query_start as alone from pg_stat_activity where pid = pg_backend_pid()',
        );
        expect(rows).toEqual([{ alone: true }]);
      }),
    );
  });
});
