import { type IsolationMode, useDatabase } from 'siskin/testing';

import { Order } from '../src/order.entity.js';
import { createApp } from '../test/create-app.js';

describe.each<IsolationMode>(['transaction', 'clean', 'clone'])('%s', (isolation) => {
  const database = useDatabase(createApp, { isolation });

  it('fails', async () => {
    await database.em.insert(Order, { number: 'kept' });
    expect('what is').toBe('what should be');
  });

  it('goes on', async () => {
    await expect(database).toBeEmpty(Order);
  });
});
