import { defineEntity, JsonType, p } from '@mikro-orm/postgresql';

import { applyReference } from '../../../src/seeders/reference/index.js';
import { Doubled, Lexicon, numbers, Shout } from './lexicon.js';

const Address = defineEntity({
  name: 'Address',
  embeddable: true,
  properties: { street: p.string().nullable(), zipCode: p.string().nullable() },
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
    doubled: p.type(Doubled).nullable(),
    'oddly "named"': p.string().name('Odd "Column"').nullable(),
    home: () => p.embedded(Address).nullable(),
    work: () => p.embedded(Address).prefix('w_').nullable(),
    part: () => p.embedded(Part).object().nullable(),
    parts: () => p.embedded(Part).array().nullable(),
  },
});

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Sample, Address, Part]);
});
afterAll(() => lexicon.close());

const full = () => ({
  text: 'tab\there\nand \\N "there" \u{1F426}',
  short: 'abcde',
  flag: false,
  small: -7,
  big: 9_007_199_254_740_993n,
  price: '12.50',
  ratio: 0.1,
  at: new Date('2024-03-01T10:20:30.456Z'),
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
  doubled: 'ab',
  'oddly "named"': 'odd',
  home: { street: 'Main', zipCode: '1' },
  work: { street: null, zipCode: '2' },
  part: { partName: 'nut', made: new Date('2024-03-01T10:20:30.456Z') },
  parts: [{ partName: 'bolt' }, { partName: 'pin', made: null }],
});
const FULL = full();

const stored = async (slug: string) => {
  const [row] = await lexicon.rows(`select * from "the Shop"."odd ""sample""" where slug = '${slug}'`);
  return { ...row, id: 0, slug: '' };
};

describe('Values', () => {
  it('are stored as MikroORM stores them', async () => {
    const em = lexicon.em;
    em.create(Sample, { slug: 'flushed', ...full() } as never);
    await em.flush();
    await applyReference(lexicon.em, Sample, [{ slug: 'declared', ...FULL } as never], { by: ['slug'] });
    expect(await stored('declared')).toEqual(await stored('flushed'));
  });

  it('are equal to what MikroORM has stored', async () => {
    const rows = ['flushed', 'declared'].map((slug) => ({ slug, ...FULL }) as never);
    expect(await applyReference(lexicon.em, Sample, rows, { by: ['slug'] })).toMatchObject({
      changed: 0,
      unchanged: 2,
      differences: [],
    });
  });

  it('of arrays keep null, spaces and words that look like null', async () => {
    const words = [' a ', 'null', 'NULL', '', '{}'];
    await applyReference(lexicon.em, Sample, [{ slug: 'words', words }], { by: ['slug'] });
    expect(await stored('words')).toMatchObject({ words });
  });

  it.each([
    ['numeric by value', { price: '12.5' }, 0],
    ['numeric by value', { price: '12.51' }, 1],
    [
      'json by meaning',
      { plainJson: ['b', { a: 1.0 }], json: { deep: { a: true }, list: [1, 'two', null] } },
      0,
    ],
    ['json by meaning', { plainJson: ['b', { a: 2 }] }, 1],
    ['times rounded as the column rounds', { at: '2024-03-01T11:20:30.456+01:00' }, 0],
    ['one property of an embeddable', { home: { street: 'Main' } }, 0],
    ['one property of an embeddable', { home: { street: 'Side' } }, 1],
    ['null and a value', { flag: null }, 1],
  ])('compare %s: %j', async (_what, values, changed) => {
    await applyReference(lexicon.em, Sample, [{ slug: 'compared', ...FULL } as never], { by: ['slug'] });
    const again = await applyReference(lexicon.em, Sample, [{ slug: 'compared', ...values } as never], {
      by: ['slug'],
    });
    expect(again).toMatchObject({ added: 0, changed, unchanged: 1 - changed });
  });

  it('that a row does not name are left alone, whatever other rows name', async () => {
    await applyReference(lexicon.em, Sample, [{ slug: 'one', ...FULL } as never], { by: ['slug'] });
    const result = await applyReference(
      lexicon.em,
      Sample,
      [
        { slug: 'one', home: { zipCode: '9' } },
        { slug: 'two', text: 'second' },
        { slug: 'three', work: null, flag: true },
      ],
      { by: ['slug'] },
    );
    expect(
      result.differences.map(({ type, ...rest }) => [type, 'before' in rest ? rest.after : rest.values]),
    ).toEqual([
      ['added', { slug: 'two', text: 'second' }],
      ['added', { slug: 'three', flag: true, 'work.street': null, 'work.zipCode': null }],
      ['changed', { 'home.zipCode': '9' }],
    ]);
    expect(await stored('one')).toMatchObject({
      home_street: 'Main',
      home_zip_code: '9',
      text: FULL.text,
      flag: false,
    });
    expect(await stored('three')).toMatchObject({ text: null, flag: true });
  });

  it('of a difference are plain data', async () => {
    const { differences } = await applyReference(lexicon.em, Sample, [{ slug: 'plain', ...FULL } as never], {
      by: ['slug'],
    });
    expect(JSON.parse(JSON.stringify(differences))).toEqual(differences);
    expect(differences).toMatchObject([
      { values: { big: '9007199254740993', price: '12.50', blob: '\\x0001feff' } },
    ]);
  });
});
