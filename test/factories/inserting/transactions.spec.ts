import { defineEntity, p } from '@mikro-orm/postgresql';

import { Lexicon } from '../../seeders/reference/lexicon.js';
import { insert, type Rows } from './insert.js';

const Note = defineEntity({
  name: 'Note',
  properties: {
    id: p.integer().primary(),
    text: p.text().unique(),
    reply: () => p.manyToOne(Note).nullable(),
  },
});

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Note]);
});
beforeEach(() => lexicon.rows('truncate note'));
afterAll(() => lexicon.close());

const count = async (em = lexicon.em) => em.count(Note);
const notes = async (rows: Rows, number: number, from = 0) => {
  for (let i = from; i < from + number; i++) {
    await rows.row(Note, { text: `${i} ${'x'.repeat(1_000)}` });
  }
};
/** More than two chunks. */
const MANY = 15_000;

describe('An insert', () => {
  it('is a transaction of its own', async () => {
    const em = lexicon.em;
    await insert(em, async (rows) => {
      await notes(rows, MANY);
      expect(await count()).toBe(0);
    });
    expect(em.isInTransaction()).toBe(false);
    expect(await count()).toBe(MANY);
  });

  it('is a part of the transaction that surrounds it', async () => {
    const failed = lexicon.em.transactional(async (em) => {
      em.persist(em.create(Note, { text: 'pending' }));
      await insert(em, (rows) => notes(rows, 10));
      expect(await count(em)).toBe(11);
      throw new Error('never mind');
    });
    await expect(failed).rejects.toThrow('never mind');
    expect(await count()).toBe(0);
  });

  it('that fails leaves the transaction that surrounds it usable, and nothing behind', async () => {
    await lexicon.em.transactional(async (em) => {
      await insert(em, (rows) => notes(rows, 10));
      const twice = insert(em, (rows) => notes(rows, 10));
      await expect(twice).rejects.toMatchObject({ kind: 'unique', constraint: 'note_text_unique' });
      expect(await count(em)).toBe(10);
    });
    expect(await count()).toBe(10);
  });

  it.each([
    ['at its beginning', 0],
    ['while a chunk is written', MANY],
  ])('whose rows fail %s leaves nothing', async (_when, number) => {
    const failed = insert(lexicon.em, async (rows) => {
      await notes(rows, number);
      throw new Error('no more words');
    });
    await expect(failed).rejects.toThrow('no more words');
    expect(await count()).toBe(0);
  });

  it('hears of what PostgreSQL refuses while rows are still made', async () => {
    let made = 0;
    const failed = insert(lexicon.em, async (rows) => {
      await notes(rows, 1);
      for (; made < 100_000; made += 1_000) {
        await notes(rows, 1_000, made);
      }
    });
    await expect(failed).rejects.toMatchObject({ kind: 'unique' });
    expect(made).toBeLessThan(50_000);
    expect(await count()).toBe(0);
  });

  it('fails even where the maker of rows keeps the failure to itself', async () => {
    const hidden = insert(lexicon.em, async (rows) => {
      await notes(rows, 1);
      await notes(rows, MANY).catch(() => undefined);
    });
    await expect(hidden).rejects.toMatchObject({ kind: 'unique' });
    expect(await count()).toBe(0);
  });

  it('reports rows as PostgreSQL takes them', async () => {
    const taken: [string, number][] = [];
    const onRows = (table: string, rows: number) => taken.push([table, rows]);
    const report = await insert(lexicon.em, (rows) => notes(rows, MANY), { onRows });
    expect(taken.length).toBeGreaterThan(2);
    expect(new Set(taken.map(([table]) => table))).toEqual(new Set(['note']));
    expect(taken.reduce((sum, [, rows]) => sum + rows, 0)).toBe(MANY);
    expect(report).toEqual({ rows: { note: MANY } });
  });

  it('of nothing writes nothing', async () => {
    expect(await insert(lexicon.em, async () => undefined)).toEqual({ rows: {} });
  });
});

describe('The signal', () => {
  it('ends the insert with its reason and leaves nothing', async () => {
    const controller = new AbortController();
    let made = 0;
    const interrupted = insert(
      lexicon.em,
      async (rows) => {
        for (; made < 500_000; made += 1_000) {
          await notes(rows, 1_000, made);
        }
      },
      { signal: controller.signal, onRows: () => controller.abort(new Error('stop')) },
    );
    await expect(interrupted).rejects.toThrow('stop');
    expect(made).toBeLessThan(100_000);
    expect(await count()).toBe(0);
  });

  it('is heard at the very end', async () => {
    const controller = new AbortController();
    const interrupted = insert(lexicon.em, (rows) => notes(rows, 10), {
      signal: controller.signal,
      onRows: () => controller.abort(new Error('stop')),
    });
    await expect(interrupted).rejects.toThrow('stop');
    expect(await count()).toBe(0);
  });

  it('that was given before lets nothing begin', async () => {
    const begun = insert(lexicon.em, () => Promise.reject(new Error('begun')), {
      signal: AbortSignal.abort(new Error('stop')),
    });
    await expect(begun).rejects.toThrow('stop');
  });
});
