import { jest } from '@jest/globals';
import { useDatabase } from 'siskin/testing';

import { Order } from '../src/order.entity.js';
import { createApp } from '../test/create-app.js';

/** Without Siskin's environment the hooks of the runner are all there is. */
const database = useDatabase(createApp);

it.each([1, 2])('finds the same each time (%d)', async () => {
  await expect(database).toBeEmpty(Order);
  await database.em.insert(Order, { number: '1' });
});

it('has the rest of the preset, and what the configuration adds', async () => {
  expect(Reflect.get(globalThis, 'hasMetadata')).toBe(true);
  const mapped = '@shop/order.entity';
  expect(await import(mapped)).toMatchObject({ Order });
  jest.useFakeTimers();
  expect(Date.now()).toBe(0);
});
