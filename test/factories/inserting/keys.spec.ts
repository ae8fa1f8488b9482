import { BigIntType, defineEntity, p } from '@mikro-orm/postgresql';

import { Lexicon } from '../../seeders/reference/lexicon.js';
import { insert, type Row } from './insert.js';

const Serial = defineEntity({
  name: 'Serial',
  properties: { id: p.integer().primary(), name: p.string().nullable() },
});
const Always = defineEntity({
  name: 'Always',
  properties: { id: p.integer().primary(), name: p.string().nullable() },
});
const Big = defineEntity({
  name: 'Big',
  properties: { id: p.bigint().primary(), name: p.string().nullable() },
});
const BigText = defineEntity({
  name: 'BigText',
  properties: { id: p.type(new BigIntType('string')).primary().autoincrement(), name: p.string().nullable() },
});
const Coded = defineEntity({
  name: 'Coded',
  properties: {
    code: p.string().primary(),
    name: p.string().nullable(),
  },
});
const Unique = defineEntity({ name: 'Unique', properties: { id: p.uuid().primary(), name: p.string() } });
const Drawn = defineEntity({
  name: 'Drawn',
  properties: { id: p.uuid().primary().defaultRaw('gen_random_uuid()'), name: p.string() },
});
const Own = defineEntity({
  name: 'Own',
  properties: {
    id: p
      .string()
      .primary()
      .onCreate((row: { name?: string }) => `own ${row.name}`),
    name: p.string(),
  },
});

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Serial, Always, Big, BigText, Coded, Unique, Drawn, Own]);
  await lexicon.rows(
    'drop table always; create table always (id int generated always as identity primary key, name text)',
  );
});
afterAll(() => lexicon.close());

const next = async (sequence: string) => {
  const [row] = await lexicon.rows(`select nextval('${sequence}')::text as value`);
  return row?.['value'];
};

describe('Keys of sequences', () => {
  it('are taken ahead where rows are referred to, and by the rows themselves where not', async () => {
    const made: Row[] = [];
    await insert(lexicon.em, async (rows) => {
      for (let i = 0; i < 1_000; i++) {
        made.push(await rows.parent(Serial, { name: `parent ${i}` }));
        expect(await rows.row(Serial, { name: 'child' })).toEqual({ name: 'child' });
      }
    });
    const stored = await lexicon.rows("select id, name from serial where name like 'parent%' order by id");
    expect(made.toSorted((a, b) => Number(a['id']) - Number(b['id']))).toEqual(stored);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1_000);
    const [all] = await lexicon.rows('select count(*)::int, max(id) from serial');
    expect(all?.['count']).toBe(2_000);
    expect(Number(await next('serial_id_seq'))).toBeGreaterThan(Number(all?.['max']));
  });

  it('that drafts give are taken as they are, and the sequence counts on beyond them', async () => {
    await insert(lexicon.em, async (rows) => {
      await rows.row(Serial, { id: 90_000 });
      expect(await rows.parent(Serial, { id: 80_000 })).toEqual({ id: 80_000 });
      await rows.row(Always, { id: 77 });
    });
    expect(await next('serial_id_seq')).toBe('90001');
    expect(await lexicon.rows('select id from always')).toEqual([{ id: 77 }]);
    expect(await next('always_id_seq')).toBe('78');
    await insert(lexicon.em, (rows) => rows.row(Serial, { id: 50_000 }));
    expect(await next('serial_id_seq')).toBe('90002');
  });

  it('are exact beyond what numbers hold', async () => {
    await lexicon.rows(
      "select setval('big_id_seq', 9007199254740992), setval('big_text_id_seq', 9007199254740992)",
    );
    await insert(lexicon.em, async (rows) => {
      expect(await rows.parent(Big, {})).toEqual({ id: 9_007_199_254_740_993n });
      expect(await rows.parent(BigText, {})).toEqual({ id: '9007199254740993' });
      await rows.row(Big, { id: 9_007_199_254_750_001n });
    });
    expect(await lexicon.rows('select id::text from big order by id')).toEqual([
      { id: '9007199254740993' },
      { id: '9007199254750001' },
    ]);
    expect(await next('big_id_seq')).toBe('9007199254750002');
  });

  it('may be a part of an expression', async () => {
    await lexicon.rows(
      "create sequence codes; alter table coded alter code set default 'C' || nextval('codes')",
    );
    await insert(lexicon.em, async (rows) => {
      expect(await rows.parent(Coded, {})).toEqual({ code: 'C1' });
      expect(await rows.parent(Coded, { code: 'X' })).toEqual({ code: 'X' });
    });
    expect(await lexicon.rows('select code from coded order by 1')).toEqual([{ code: 'C1' }, { code: 'X' }]);
  });
});

const ids = async (randomSeed: number) => {
  const made: unknown[] = [];
  await insert(
    lexicon.em,
    async (rows) => {
      for (let i = 0; i < 100; i++) {
        made.push(
          (await rows.row(Unique, { name: 'a' }))['id'],
          (await rows.parent(Drawn, { name: 'b' }))['id'],
        );
      }
    },
    { randomSeed },
  );
  await lexicon.rows('truncate "unique", drawn');
  return made;
};

describe('UUID keys', () => {
  it('depend on the random seed and their place', async () => {
    const made = await ids(1);
    expect(await ids(1)).toEqual(made);
    expect(new Set([...made, ...(await ids(2))]).size).toBe(400);
    for (const id of made) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('are stored', async () => {
    let made: Row = {};
    await insert(lexicon.em, async (rows) => {
      made = await rows.parent(Unique, { name: 'a' });
    });
    expect(await lexicon.rows('select * from "unique"')).toEqual([made]);
  });
});

it('Keys that the entity makes itself are those of the row', async () => {
  await insert(lexicon.em, async (rows) => {
    expect(await rows.parent(Own, { name: 'a' })).toEqual({ name: 'a', id: 'own a' });
    await rows.row(Own, { name: 'b' });
  });
  expect(await lexicon.rows('select id from own order by 1')).toEqual([{ id: 'own a' }, { id: 'own b' }]);
});
