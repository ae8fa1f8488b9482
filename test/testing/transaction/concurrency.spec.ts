import { setTimeout as sleep } from 'node:timers/promises';

import { TransactionPropagation, type EntityManager } from '@mikro-orm/core';

import { LateStatementError } from '../../../src/errors/late-statement.error.js';
import { NoteSchema, openLab, type Lab } from './lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
  await lab.notes();
});
afterAll(() => lab.close());
beforeEach(() => lab.shared.savepoint());
afterEach(() => lab.shared.rollbackTo());

const insert = (text: string, em: EntityManager = lab.em()) =>
  lab.orm.em
    .getConnection()
    .execute(`insert into note (text) values ('${text}')`, [], 'run', em.getTransactionContext());

describe('transactions at the same time', () => {
  it('take turns in the order of their coming', async () => {
    const order: string[] = [];
    const one = (name: string) =>
      lab.em().transactional(async (em) => {
        order.push(`${name} in`);
        await insert(name, em);
        await sleep(5);
        order.push(`${name} out`);
      });
    await Promise.all([one('a'), one('b'), one('c')]);
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
    expect(await lab.notes()).toEqual(['a', 'b', 'c']);
  });

  it('do not take along what others write meanwhile', async () => {
    const begun = Promise.withResolvers<void>();
    const failing = lab.em().transactional(async (em) => {
      await insert('a', em);
      begun.resolve();
      await sleep(20);
      throw new Error('no');
    });
    await begun.promise;
    const beside = insert('b');
    await expect(failing).rejects.toThrow('no');
    await beside;
    expect(await lab.notes()).toEqual(['b']);
  });

  it('may run statements of other EntityManagers inside', async () => {
    await lab.em().transactional(async (em) => {
      await insert('a', em);
      expect(await lab.em().fork().count(NoteSchema, {})).toBe(1);
      await em.transactional(async (inner) => {
        await insert('b', inner);
        expect(await lab.notes()).toEqual(['a', 'b']);
      });
    });
  });

  it('may run transactions of other EntityManagers inside', async () => {
    await lab.em().transactional(async (em) => {
      await insert('a', em);
      await em.transactional((other) => insert('b', other), {
        propagation: TransactionPropagation.REQUIRES_NEW,
      });
      const failing = lab.em().transactional(async (other) => {
        await insert('c', other);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
    });
    expect(await lab.notes()).toEqual(['a', 'b']);
  });

  it('keep what other EntityManagers write after they have failed', async () => {
    const failing = lab.em().transactional(async (em) => {
      await insert('a', em);
      try {
        await em.execute('select 1/0');
      } catch (error) {
        await insert('a failure');
        await lab.em().transactional((other) => insert('and another', other));
        throw error;
      }
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    await insert('x').catch(() => undefined);
    await insert('x').catch(() => undefined);
    expect(await lab.notes()).toEqual(['a failure', 'and another', 'x']);
  });

  it('are usable after a statement of another EntityManager has failed inside', async () => {
    await lab.em().transactional(async (em) => {
      await insert('a', em);
      await expect(insert('a')).rejects.toMatchObject({ code: '23505' });
      await insert('b', em);
    });
    expect(await lab.notes()).toEqual(['a', 'b']);
  });
});

describe('what a test leaves open', () => {
  it('ends with the test', async () => {
    await lab.shared.savepoint();
    const em = lab.em();
    await em.begin();
    await insert('a', em);
    const waiting = insert('b');
    waiting.catch(() => undefined);
    await sleep(20);
    await lab.shared.rollbackTo();

    await expect(waiting).rejects.toThrow(LateStatementError);
    await expect(insert('c', em)).rejects.toThrow(LateStatementError);
    await insert('d');
    await em.rollback();
    expect(await lab.notes()).toEqual(['d']);
  });
});
