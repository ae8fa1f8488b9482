import { useDatabase } from 'siskin/testing';

import { Order } from '../src/order.entity.js';
import { createApp } from './create-app.js';

const database = useDatabase(createApp, { isolation: 'clone', per: 'file' });

let written = 0;

it.each([1, 2])('finds what others of the file have written (%d)', async () => {
  await expect(database).toHaveRowCount(Order, written);
  expect(await database.runCommand('db:status', '--json')).toMatchObject({ exitCode: 0, stderr: '' });
  await database.em.insert(Order, { number: String(++written) });
});
