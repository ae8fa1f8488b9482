import { jest } from '@jest/globals';
import request from 'supertest';
import { type IsolationMode, useDatabase } from 'siskin/testing';

import { Line, Order } from '../src/order.entity.js';
import { createApp } from './create-app.js';

describe.each<IsolationMode>(['transaction', 'clean', 'clone'])('requests with isolation %s', (isolation) => {
  const database = useDatabase(createApp, { isolation });
  const server = () => database.app.getHttpServer();
  const place = (number: string, skus: string[] = []) =>
    request(server()).post('/orders').send({ number, skus });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('undo inner transactions alone', async () => {
    await place('1', ['tea', 'sold out', 'milk']).expect(201);
    await expect(database).toHaveRow(Order, { number: '1' });
    await expect(database).toHaveRowCount(Line, 2);
  });

  it('come at the same time', async () => {
    const texts = ['1', '2', '3', '4', '5'];
    const answers = await Promise.all(texts.map((number) => place(number, ['tea', 'sold out'])));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const { body: listed } = await request(server()).get('/orders').expect(200);
    expect(listed).toEqual(texts);
    await expect(database).toHaveRowCount(Line, 5);
  });

  it('fail alone', async () => {
    await place('1').expect(201);
    await place('1', ['tea']).expect(409);
    await place('2').expect(201);
    await expect(database).toHaveRowCount(Order, 2);
    await expect(database).toBeEmpty(Line);
  });

  it('go on while timers are fake', async () => {
    jest.useFakeTimers();
    const late = jest.fn();
    setTimeout(late, 1_000);
    await place('1', ['tea', 'sold out']).expect(201);
    await expect(database).toHaveRowCount(Line, 1);
    expect(late).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    expect(late).toHaveBeenCalled();
  });

  describe('with fake timers that stay', () => {
    beforeEach(() => {
      jest.useFakeTimers({ now: new Date('2030-01-01') });
    });

    it.each([1, 2])('find nothing (%d)', async () => {
      await expect(database).toBeEmpty(Order);
      await place('1').expect(201);
      expect(new Date().getFullYear()).toBe(2030);
    });
  });
});
