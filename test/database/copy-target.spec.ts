import { defineEntity, MikroORM, p } from '@mikro-orm/postgresql';

import { copyRows } from '../../src/database/copy-rows.js';
import { copyTargetOf } from '../../src/database/copy-target.js';
import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';

const Word = defineEntity({ name: 'Word', properties: { word: p.string().primary() } });
const COPY = 'copy word from stdin';

let database: TestDatabase;
let orm: MikroORM;
beforeAll(async () => {
  database = await createTestDatabase();
  orm = await MikroORM.init({ clientUrl: database.url, entities: [Word], ensureDatabase: false });
  await orm.em.execute('create table word (word text primary key)');
});
afterAll(async () => {
  await orm.close();
  await database.drop();
});

async function* lines(count: number, from = 0): AsyncGenerator<string> {
  for (let i = from; i < from + count; i++) {
    yield `word ${i}\n`;
  }
}

async function* broken(): AsyncGenerator<string> {
  yield 'a word\n';
  throw new Error('no more words');
}

const count = () => orm.em.fork().count(Word);

describe('copyTargetOf', () => {
  it('makes the rows a part of the transaction, and of its savepoints', async () => {
    await orm.em.fork().transactional(async (em) => {
      await copyRows(copyTargetOf(em), COPY, lines(10_000));
      expect(await em.count(Word)).toBe(10_000);
      expect(await count()).toBe(0);

      const slip = em.transactional(async (inner) => {
        await copyRows(copyTargetOf(inner), COPY, lines(5, 10_000));
        throw new Error('slip');
      });
      await expect(slip).rejects.toThrow('slip');
      expect(await em.count(Word)).toBe(10_000);
    });
    expect(await count()).toBe(10_000);
  });

  it('fails with what PostgreSQL says', async () => {
    const twice = orm.em.fork().transactional((em) => copyRows(copyTargetOf(em), COPY, lines(1)));
    await expect(twice).rejects.toMatchObject({ code: '23505', table: 'word' });
  });

  it('fails with what the lines fail with, and leaves the connection sound', async () => {
    await orm.em.fork().transactional(async (em) => {
      await em.execute('savepoint words');
      await expect(copyRows(copyTargetOf(em), COPY, broken())).rejects.toThrow('no more words');
      await em.execute('rollback to words');
      expect(await em.count(Word, { word: 'a word' })).toBe(0);
    });
  });

  it('needs a transaction', () => {
    expect(() => copyTargetOf(orm.em.fork())).toThrow('A COPY through an EntityManager needs a transaction.');
  });
});
