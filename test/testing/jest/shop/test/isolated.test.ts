import { type IsolationMode, useDatabase } from 'siskin/testing';

import { FirstOrderSeeder } from '../src/first-order.seeder.js';
import { Order } from '../src/order.entity.js';
import { createApp } from './create-app.js';

describe.each<IsolationMode>(['transaction', 'clean', 'clone'])('isolation %s', (isolation) => {
  const database = useDatabase(createApp, { isolation, seed: FirstOrderSeeder });
  const numbers = async () =>
    (await database.em.findAll(Order, { orderBy: { number: 'asc' } })).map(({ number }) => number);
  const expectOrders = async (...expected: string[]) => {
    expect(await numbers()).toEqual(expected);
  };
  const add = (number: string) => database.em.insert(Order, { number });
  let left: string[] = [];

  afterEach(async () => {
    await expectOrders(...left);
  });

  it.each(['a', 'b', 'c'])('finds the same before %s as before any other', async (text) => {
    expect(await numbers()).toEqual(['seeded']);
    await add('mine');
    await database.execute(`update orders set number = ? where number = 'seeded'`, [text]);
    left = [text, 'mine'];
  });

  describe('with orders of a block', () => {
    beforeAll(() => add('of the block'));
    afterAll(async () => {
      await expectOrders('of the block', 'seeded');
    });

    it.each([1, 2])('finds them (%d)', async () => {
      expect(await numbers()).toEqual(['of the block', 'seeded']);
      await add('mine');
      left = ['mine', 'of the block', 'seeded'];
    });

    describe('and of one in it', () => {
      beforeAll(() => add('of the inner'));

      it.each([1, 2])('finds both (%d)', async () => {
        expect(await numbers()).toEqual(['of the block', 'of the inner', 'seeded']);
        await database.execute('delete from orders');
        left = [];
      });
    });
  });

  describe('with orders of another block', () => {
    beforeAll(() => add('of another'));

    it('finds nothing of its siblings', async () => {
      expect(await numbers()).toEqual(['of another', 'seeded']);
      left = ['of another', 'seeded'];
    });
  });
});
