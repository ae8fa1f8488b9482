import { type IsolationMode, useDatabase } from 'siskin/testing';

import { Order } from '../src/order.entity.js';
import { createApp } from './create-app.js';

describe.each<IsolationMode>(['clean', 'clone'])('advisory locks with isolation %s', (isolation) => {
  const database = useDatabase(createApp, { isolation });

  it.each([1, 2])('are held by one connection (%d)', async () => {
    const tryLock = async (em: typeof database.em) => {
      const [row] = await em.execute<{ got: boolean }[]>('select pg_try_advisory_xact_lock(42) as got');
      return row?.got;
    };
    await database.em.transactional(async (holder) => {
      await holder.insert(Order, { number: '1' });
      expect(await tryLock(holder)).toBe(true);
      await database.orm.em.fork().transactional(async (other) => {
        expect(await tryLock(other)).toBe(false);
        expect(await other.count(Order)).toBe(0);
      });
    });
    expect(await tryLock(database.em)).toBe(true);
    await expect(database).toHaveRowCount(Order, 1);
  });
});
