import { jest } from '@jest/globals';
import { type IsolationMode, useDatabase } from 'siskin/testing';

import { Order } from '../src/order.entity.js';
import { createApp } from './create-app.js';

jest.retryTimes(2);

describe.each<IsolationMode>(['transaction', 'clean', 'clone'])('isolation %s', (isolation) => {
  const database = useDatabase(createApp, { isolation });
  const found: number[] = [];

  it('finds the same when it is tried again', async () => {
    found.push(await database.em.count(Order));
    await database.em.insert(Order, { number: 'mine' });
    expect(found).toEqual([0, 0, 0]);
  });
});
