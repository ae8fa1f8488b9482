import { applyReference } from '../../../src/seeders/reference/index.js';
import { City, Country, Lexicon, Station } from './lexicon.js';

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Country, City, Station]);
});
afterAll(() => lexicon.close());
beforeEach(() => lexicon.rows('truncate country, city, station restart identity'));

const by = { by: ['code'] } as const;
const names = () => lexicon.rows('select code, name from country order by code');

function* broken() {
  yield { code: 'CH' };
  throw new Error('no more rows');
}

describe('A call', () => {
  it('is a part of the transaction of its EntityManager, be it several times', async () => {
    const undone = lexicon.em.transactional(async (em) => {
      await applyReference(em, Country, [{ code: 'CH' }], by);
      await applyReference(em, City, [{ name: 'Bern', country: { code: 'CH' } }], {
        by: ['name', 'country'],
      });
      const again = await applyReference(em, Country, [{ code: 'CH' }, { code: 'DE' }], {
        ...by,
        mode: 'sync',
      });
      expect(again).toMatchObject({ added: 1, unchanged: 1 });
      expect(await em.count(Country)).toBe(2);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await names()).toEqual([]);
  });

  it('has a transaction of its own where there is none, which a failure takes back', async () => {
    const em = lexicon.em;
    await applyReference(em, Country, [{ code: 'CH' }], by);
    expect(em.isInTransaction()).toBe(false);
    expect(await names()).toHaveLength(1);
    const pending = em.create(Country, { code: 'DE' });
    await expect(
      applyReference(em, Country, [{ code: 'FR', name: 1 as never }, { code: 'FR' }], by),
    ).rejects.toThrow('declares the same key more than once');
    expect(em.isInTransaction()).toBe(false);
    expect(await names()).toEqual([{ code: 'CH', name: null }]);
    expect(pending.code).toBe('DE');
  });

  it('flushes what is pending first', async () => {
    await lexicon.em.transactional(async (em) => {
      em.create(Country, { code: 'CH', name: 'pending' });
      expect(await applyReference(em, Country, [{ code: 'CH', name: 'declared' }], by)).toMatchObject({
        changed: 1,
      });
    });
    expect(await names()).toEqual([{ code: 'CH', name: 'declared' }]);
  });

  it('leaves no stale entity behind', async () => {
    await lexicon.rows("insert into country (code, name) values ('CH', 'old'), ('DE', 'gone')");
    await lexicon.em.transactional(async (em) => {
      const [kept, gone] = await em.find(Country, {}, { orderBy: { id: 'asc' } });
      await applyReference(em, Country, [{ code: 'CH', name: 'fresh' }], { ...by, mode: 'sync' });
      expect(kept?.name).toBe('fresh');
      expect(gone !== undefined && em.getUnitOfWork().getIdentityMap().values().includes(gone)).toBe(false);
    });
    expect(await names()).toEqual([{ code: 'CH', name: 'fresh' }]);
  });

  it('reads its rows as they come, and lets their maker use the same EntityManager', async () => {
    await lexicon.rows("insert into country (code) select 'C' || i from generate_series(1, 20) i");
    const em = lexicon.em;
    const counts: number[] = [];
    async function* cities() {
      for (let i = 1; i <= 20_000; i++) {
        const code = `C${(i % 20) + 1}`;
        if (i % 1_000 === 0) {
          counts.push(await em.count(Country, { code }));
        }
        yield { name: `City ${i}`, country: { code } };
      }
    }
    const result = await applyReference(em, City, cities(), { by: ['name'] });
    expect(counts).toEqual(Array<number>(20).fill(1));
    expect(result).toMatchObject({ added: 20_000, differences: { length: 100 } });
  });

  it('fails with what its rows fail with', async () => {
    await lexicon.em.transactional(async (em) => {
      await expect(applyReference(em, Country, broken(), by)).rejects.toThrow('no more rows');
      expect(await em.count(Country)).toBe(0);
    });
  });

  it('of several at once adds each row once', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({ code: `C${i}` }));
    await lexicon.rows('alter table country drop constraint country_code_unique');
    const results = await Promise.all(
      Array.from({ length: 6 }, () => applyReference(lexicon.em, Country, rows, by)),
    );
    expect(results.map(({ added }) => added).sort((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 200]);
    await lexicon.rows('alter table country add constraint country_code_unique unique (code)');
  });
});
