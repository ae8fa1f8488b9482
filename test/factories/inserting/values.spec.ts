import { defineEntity, JsonType, p } from '@mikro-orm/postgresql';

import { Doubled, Lexicon, numbers, Shout } from '../../seeders/reference/lexicon.js';
import { insert } from './insert.js';

const Address = defineEntity({
  name: 'Address',
  embeddable: true,
  properties: {
    street: p.string().nullable(),
    zipCode: p.string().nullable(),
    country: p.string().default('CH'),
    checked: p.string().defaultRaw("'no'"),
  },
});

const Part = defineEntity({
  name: 'Part',
  embeddable: true,
  properties: { partName: p.string(), made: p.datetime().nullable() },
});

const Sample = defineEntity({
  name: 'Sample',
  tableName: 'odd "sample"',
  schema: 'the Shop',
  properties: {
    id: p.integer().primary(),
    slug: p.string().unique(),
    text: p.text().nullable(),
    short: p.string().length(5).nullable(),
    flag: p.boolean().nullable(),
    small: p.smallint().nullable(),
    big: p.bigint().nullable(),
    price: p.decimal().precision(10).scale(2).nullable(),
    ratio: p.double().nullable(),
    at: p.datetime().nullable(),
    local: p.datetime().columnType('timestamp').nullable(),
    day: p.date().nullable(),
    hour: p.time().nullable(),
    token: p.uuid().nullable(),
    blob: p.blob().nullable(),
    json: p.json<unknown>().nullable(),
    plainJson: p.type(JsonType).columnType('json').nullable(),
    kind: p.enum(['a', 'b']).nullable(),
    level: p.enum([1, 2]).nullable(),
    native: p.enum(['x', 'y z']).nativeEnumName('native_kind').nullable(),
    words: p.array().nullable(),
    counts: p.type(numbers()).columnType('int[]').nullable(),
    kinds: p.enum(['a', 'b']).array().nullable(),
    shout: p.type(Shout).nullable(),
    'oddly "named"': p.string().name('Odd "Column"').nullable(),
    home: () => p.embedded(Address).nullable(),
    work: () => p.embedded(Address).prefix('w_').nullable(),
    part: () => p.embedded(Part).object().nullable(),
    parts: () => p.embedded(Part).array().nullable(),
  },
});

const Computed = defineEntity({
  name: 'Computed',
  properties: {
    id: p.integer().primary(),
    doubled: p.type(Doubled).nullable(),
    note: p.string().nullable(),
    length: p.integer().generated('(length("doubled")) stored').nullable(),
  },
});

const Filled = defineEntity({
  name: 'Filled',
  properties: {
    id: p.integer().primary(),
    name: p.string(),
    createdAt: p.datetime().onCreate(() => new Date('2026-01-02T03:04:05Z')),
    updatedAt: p
      .datetime()
      .onUpdate(() => new Date())
      .nullable(),
    greeting: p.string().onCreate((row: { name?: string }) => `Hello ${row.name}`),
    state: p.string().default('open'),
    drawn: p.string().defaultRaw("'drawn ' || 'raw'"),
    counter: p.integer().version(),
    notStored: p.string().persist(false).nullable(),
  },
});

const Dated = defineEntity({
  name: 'Dated',
  properties: { id: p.integer().primary(), changed: p.datetime().version() },
});

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Sample, Address, Part, Computed, Filled, Dated]);
});
afterAll(() => lexicon.close());

const at = new Date('2024-03-01T10:20:30.456Z');
const full = () => ({
  text: 'tab\there\nand \\N "there" \r \u{1F426}',
  short: 'abcde',
  flag: false,
  small: -7,
  big: 9_007_199_254_740_993n,
  price: '12.50',
  ratio: 0.1,
  at,
  local: at,
  day: '2024-02-29',
  hour: '10:20:30',
  token: '0b3cbb2e-8d6c-4b8f-9d6e-52f0a1f0a001',
  blob: Buffer.from([0, 1, 254, 255]),
  json: { list: [1, 'two', null], deep: { a: true } },
  plainJson: ['b', { a: 1 }],
  kind: 'b',
  level: 2,
  native: 'y z',
  words: ['one', 'two, three', '"', 'b\\c'],
  counts: [1, 2],
  kinds: ['a', 'b'],
  shout: 'hey',
  'oddly "named"': 'odd',
  home: { street: 'Main', zipCode: '1' },
  work: { street: null, zipCode: '2', country: 'IT', checked: 'yes' },
  part: { partName: 'nut', made: at },
  parts: [{ partName: 'bolt' }, { partName: 'pin', made: null }],
});

const stored = async (slug: string) => {
  const [row] = await lexicon.rows(`select * from "the Shop"."odd ""sample""" where slug = '${slug}'`);
  return { ...row, id: 0, slug: '' };
};

// MikroORM asks the custom type of `shout` for null as well, which it can't convert.
const nulls = () =>
  Object.fromEntries(Object.keys(full()).flatMap((name) => (name === 'shout' ? [] : [[name, null]])));

describe('Values', () => {
  it.each([
    ['all properties', full],
    ['nulls', nulls],
    ['nothing', () => ({})],
    ['text that looks like null', () => ({ text: String.raw`\N` })],
    ['a part of an embeddable', () => ({ home: { zipCode: '9', checked: undefined } })],
    ['an empty embeddable', () => ({ home: {} })],
  ])('of %s are stored as MikroORM stores them', async (what, attributes) => {
    const [flushed, inserted] = [`flushed ${what}`, `inserted ${what}`];
    const em = lexicon.em;
    em.create(Sample, { slug: flushed, ...attributes() } as never);
    await em.flush();
    const report = await insert(lexicon.em, (rows) => rows.row(Sample, { slug: inserted, ...attributes() }));
    expect(await stored(inserted)).toEqual(await stored(flushed));
    expect(report.rows).toEqual({ 'the Shop.odd "sample"': 1 });
  });

  it('of arrays keep null, spaces and words that look like null', async () => {
    const words = [' a ', 'null', 'NULL', '', '{}'];
    await insert(lexicon.em, (rows) => rows.row(Sample, { slug: 'words', words }));
    expect(await stored('words')).toMatchObject({ words });
  });

  it('of lines beyond a buffer, with letters of four bytes, come as they are', async () => {
    const text = 'a\u{1F426}'.repeat(200_000);
    await insert(lexicon.em, (rows) => rows.row(Sample, { slug: 'long', text }));
    expect(await stored('long')).toMatchObject({ text });
  });

  it('that only SQL makes go through a table of their own, several chunks of it', async () => {
    const note = 'x'.repeat(250);
    const report = await insert(lexicon.em, async (rows) => {
      for (let i = 0; i < 20_000; i++) {
        await rows.row(Computed, i % 2 === 0 ? { doubled: 'ab', note } : { doubled: null, note });
      }
    });
    expect(
      await lexicon.rows('select doubled, length, count(*)::int from computed group by 1, 2 order by 1'),
    ).toEqual([
      { doubled: 'abab', length: 4, count: 10_000 },
      { doubled: null, length: null, count: 10_000 },
    ]);
    expect(report.rows).toEqual({ computed: 20_000 });
    expect(await lexicon.rows("select relname from pg_class where relname like 'siskin_insert%'")).toEqual(
      [],
    );
  });
});

describe('What a draft lacks', () => {
  it('is what the entity gives itself, or the default of the database', async () => {
    await insert(lexicon.em, async (rows) => {
      await rows.row(Filled, { name: 'Ada' });
      await rows.row(Filled, { name: 'Bo', state: 'shut', drawn: 'given', counter: 5, createdAt: null });
      await rows.row(Filled, { state: undefined, name: 'Cy', greeting: 'Hi', notStored: 'gone' });
    });
    const filled = await lexicon.em.find(Filled, {}, { orderBy: { name: 'asc' } });
    const createdAt = new Date('2026-01-02T03:04:05Z');
    expect(filled).toMatchObject([
      { createdAt, name: 'Ada', greeting: 'Hello Ada', state: 'open', drawn: 'drawn raw', counter: 1 },
      { createdAt, name: 'Bo', greeting: 'Hello Bo', state: 'shut', drawn: 'given', counter: 5 },
      { createdAt, name: 'Cy', greeting: 'Hi', state: 'open', drawn: 'drawn raw', counter: 1 },
    ]);
    expect(filled.map(({ updatedAt }) => updatedAt)).toEqual([null, null, null]);
  });

  it('is the first version, even where the column has no default', async () => {
    await lexicon.rows('alter table dated alter changed drop default');
    await insert(lexicon.em, (rows) => rows.row(Dated, {}));
    expect(await lexicon.rows("select changed > now() - interval '1 minute' as fresh from dated")).toEqual([
      { fresh: true },
    ]);
  });
});
