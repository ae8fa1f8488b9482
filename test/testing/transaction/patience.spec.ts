import type { EntityManager } from '@mikro-orm/core';

import { TransactionHeldError } from '../../../src/errors/transaction-held.error.js';
import { openLab, type Lab } from './lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab({}, 300);
});
afterAll(() => lab.close());
beforeEach(() => lab.shared.savepoint());
afterEach(() => lab.shared.rollbackTo());

const insert = (text: string, em: EntityManager = lab.em()) =>
  lab.orm.em
    .getConnection()
    .execute(`insert into note (text) values ('${text}')`, [], 'run', em.getTransactionContext());

describe('a transaction that waits for what waits for it', () => {
  it('is told, with both statements', async () => {
    const em = lab.em();
    await em.begin();
    await insert('a', em);
    const waiting = insert('b');
    await expect(waiting).rejects.toThrow(TransactionHeldError);
    await expect(waiting).rejects.toMatchObject({
      waiting: "insert into note (text) values ('b')",
      holding: "insert into note (text) values ('a')",
      idleMs: 300,
    });
    await em.commit();
    expect(await lab.notes()).toEqual(['a']);
  });

  it('may take as long as it does something', async () => {
    const em = lab.em();
    await em.begin();
    const waiting = insert('b');
    await em.execute('select pg_sleep(0.5)');
    await em.commit();
    await waiting;
    expect(await lab.notes()).toEqual(['b']);
  });
});
