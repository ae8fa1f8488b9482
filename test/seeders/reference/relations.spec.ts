import { type Collection, defineEntity, p } from '@mikro-orm/postgresql';

import {
  DuplicateReferenceError,
  InvalidReferenceError,
  MissingReferenceError,
  ReferenceValueError,
} from '../../../src/index.js';
import { applyReference } from '../../../src/seeders/reference/index.js';
import { rejection } from '../../fixtures/lab.js';
import { City, Country, Lexicon, Station } from './lexicon.js';

const Tag = defineEntity({ name: 'Tag', properties: { id: p.integer().primary(), label: p.string() } });

const Category = defineEntity({
  name: 'Category',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    slug: p.string().unique(),
    parent: () => p.manyToOne(Category).nullable(),
    tags: () => p.manyToMany(Tag),
  },
});

/** Each has a parent: the first one itself. */
const Node = defineEntity({
  name: 'Node',
  properties: { id: p.integer().primary(), name: p.string(), up: () => p.manyToOne(Node) },
});

const Zone = defineEntity({
  name: 'Zone',
  properties: {
    country: () => p.manyToOne(Country).primary(),
    number: p.integer().primary(),
    label: p.string().nullable(),
    inner: () => p.manyToOne(Zone).nullable(),
  },
});

const Fare = defineEntity({
  name: 'Fare',
  properties: { id: p.integer().primary(), zone: () => p.manyToOne(Zone).unique(), price: p.decimal() },
});

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Country, City, Station, Tag, Category, Node, Zone, Fare]);
});
afterAll(() => lexicon.close());
beforeEach(async () => {
  await lexicon.orm.schema.clear();
  await lexicon.rows("insert into country (code) values ('CH'), ('DE')");
  await lexicon.rows(
    "insert into city (name, country_id) select town, id from country, (values ('Bern'), ('Basel')) towns (town) order by id, town desc",
  );
});

const stations = () =>
  lexicon.rows(
    `select s.name, c.name as city, l.code from station s left join city c on c.id = s.city_id
       left join country l on l.id = c.country_id order by s.id`,
  );
const ch = (name: string) => ({ name, country: { code: 'CH' } });

describe('A relation', () => {
  it('is found by its natural key, through others, and by keys of several shapes', async () => {
    const [city] = await lexicon.rows<{ id: number }>(
      "select id from city where name = 'Basel' order by id desc limit 1",
    );
    const entity = await lexicon.em.findOneOrFail(City, { name: 'Basel', country: { code: 'DE' } });
    const result = await applyReference(
      lexicon.em,
      Station,
      [
        { name: 'a', city: ch('Bern') },
        { name: 'b', city: { country: { code: 'DE' }, name: 'Bern' } },
        { name: 'c', city: { id: city?.id ?? 0 } },
        { name: 'd', city: city?.id ?? 0 },
        { name: 'e', city: entity },
        { name: 'f', city: null },
        { name: 'g' },
      ],
      { by: ['name'] },
    );
    expect(result.added).toBe(7);
    expect(await stations()).toEqual([
      { name: 'a', city: 'Bern', code: 'CH' },
      { name: 'b', city: 'Bern', code: 'DE' },
      ...['c', 'd', 'e'].map((name) => ({ name, city: 'Basel', code: 'DE' })),
      ...['f', 'g'].map((name) => ({ name, city: null, code: null })),
    ]);
  });

  it('may be a part of the key, and changes where it differs', async () => {
    const cities = [
      { ...ch('Bern'), people: 7 },
      { ...ch('Chur'), people: 1 },
      { name: 'Bern', country: { code: 'DE' }, people: 0 },
    ];
    const options = { by: ['name', 'country'] } as const;
    expect(await applyReference(lexicon.em, City, cities, options)).toMatchObject({ added: 1, changed: 2 });
    expect(await applyReference(lexicon.em, City, cities, options)).toMatchObject({
      unchanged: 3,
      differences: [],
    });

    await applyReference(lexicon.em, Station, [{ name: 'a', city: ch('Bern') }], { by: ['name'] });
    const moved = await applyReference(lexicon.em, Station, [{ name: 'a', city: ch('Basel') }], {
      by: ['name'],
    });
    expect(moved).toMatchObject({ changed: 1, differences: [{ before: { city: 1 }, after: { city: 2 } }] });
  });

  it('of composite keys is found and compared, too', async () => {
    const zones = [1, 2, 3].map((number) => ({ country: { code: 'CH' }, number, label: `Zone ${number}` }));
    const inner = { country: { code: 'CH' }, number: 3, inner: { country: { code: 'CH' }, number: 1 } };
    const by = ['country', 'number'] as const;
    await applyReference(lexicon.em, Zone, zones, { by });
    await applyReference(lexicon.em, Zone, [inner], { by });
    expect(await applyReference(lexicon.em, Zone, [inner], { by })).toMatchObject({ unchanged: 1 });

    const fares = [
      { zone: { country: { code: 'CH' }, number: 2 }, price: '1' },
      { zone: { label: 'Zone 3' }, price: '2' },
      { zone: [1, 1] as [number, number], price: '0' },
    ];
    expect(await applyReference(lexicon.em, Fare, fares, { by: ['zone'] })).toMatchObject({ added: 3 });
    expect(await applyReference(lexicon.em, Fare, fares, { by: ['zone'] })).toMatchObject({ unchanged: 3 });
    expect(
      await lexicon.rows('select zone_country_id as c, zone_number as n, price from fare order by id'),
    ).toEqual([
      { c: 1, n: 2, price: '1' },
      { c: 1, n: 3, price: '2' },
      { c: 1, n: 1, price: '0' },
    ]);
  });

  it('that is not found is refused, with the row, the property and the key', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({
      name: `s${i}`,
      city: ch(i === 0 ? 'Bern' : `Nowhere ${i}`),
    }));
    const error = await rejection(
      applyReference(lexicon.em, Station, rows, { by: ['name'] }),
      MissingReferenceError,
    );
    expect(error).toMatchObject({ code: 'SISKIN_MISSING_REFERENCE', entity: 'Station', total: 11 });
    expect(error.references).toHaveLength(10);
    expect(error.references[0]).toEqual({ row: 2, property: 'city', key: ch('Nowhere 1') });
    expect(error.message).toContain(
      'Reference data of Station refers to rows that are not there:\n  Row 2: city by name "Nowhere 1", country.code "CH"\n',
    );
    expect(error.message).toContain('\n  ... and 1 more\n');
    expect(await stations()).toEqual([]);
  });

  it('that several rows answer to is refused', async () => {
    const twice = applyReference(lexicon.em, Station, [{ name: 'a', city: { name: 'Bern' } }], {
      by: ['name'],
    });
    expect(await rejection(twice, DuplicateReferenceError)).toMatchObject({
      place: 'relation',
      property: 'city',
      keys: [{ key: { name: 'Bern' }, rows: [1] }],
    });
  });

  it.each([
    [
      'null in a key',
      { name: 'Bern', country: null },
      'gives city by a key that has no country: null tells no row from another',
    ],
    [
      'an unknown property',
      { nmae: 'Bern' },
      'gives city by a key that names nmae, which is no property with columns of City',
    ],
    ['an empty key', {}, 'gives city by a key that is empty'],
    ['too many values', [1, 2], 'gives city by 2 values'],
  ])('is refused for %s', async (_what, city, problem) => {
    const error = await rejection(
      applyReference(lexicon.em, Station, [{ name: 'a', city: city as never }], { by: ['name'] }),
      InvalidReferenceError,
    );
    expect(error).toMatchObject({ reason: 'notAKey', row: 1, problem: `Row 1 for Station ${problem}.` });
  });

  it('by a value that its key can not have is refused, with the row', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({
      name: `s${i}`,
      city: { id: i === 76 ? ('x' as never) : 1 },
    }));
    const stations = applyReference(lexicon.em, Station, rows, { by: ['name'] });
    expect(await rejection(stations, ReferenceValueError)).toMatchObject({
      row: 77,
      property: 'city.id',
      expected: 'integer',
      message: expect.stringContaining('invalid input syntax for type integer: "x"'),
    });
    const nodes = [
      { name: 'a', up: { id: 1 } },
      { name: 'b', up: { id: 'x' as never } },
    ];
    const within = applyReference(lexicon.em, Node, nodes, { by: ['name'] });
    expect(await rejection(within, ReferenceValueError)).toMatchObject({ row: 2, property: 'up.id' });
  });

  it('that is an entity without a key, and a collection, are refused', async () => {
    const unsaved = lexicon.em.create(City, { name: 'New', country: 1 }, { persist: false });
    const station = applyReference(lexicon.em, Station, [{ name: 'a', city: unsaved }], { by: ['name'] });
    expect((await rejection(station, InvalidReferenceError)).problem).toContain(
      'by an entity that has no primary key',
    );

    const tags = { slug: 'a', tags: [1] as unknown as Collection<object> };
    const category = applyReference(lexicon.em, Category, [tags as never], { by: ['slug'] });
    expect(await rejection(category, InvalidReferenceError)).toMatchObject({
      reason: 'unsuitableProperty',
      property: 'tags',
      problem: 'Row 1 for Category names tags, which is a collection.',
    });
  });
});

const tree = () =>
  lexicon.rows(
    'select c.slug, p.slug as parent from category c left join category p on p.id = c.parent_id order by 1',
  );
const child = (slug: string, parent: string) => ({ slug, parent: { slug: parent } });

describe('A relation within the table', () => {
  it.each([
    ['before', [{ slug: 'a' }, child('b', 'a'), child('c', 'b')]],
    ['behind', [child('c', 'b'), child('b', 'a'), { slug: 'a' }]],
  ])('may name a row that is declared %s it', async (_place, rows) => {
    const options = { by: ['slug'], mode: 'sync' } as const;
    expect(await applyReference(lexicon.em, Category, rows, options)).toMatchObject({ added: 3 });
    expect(await tree()).toEqual([
      { slug: 'a', parent: null },
      { slug: 'b', parent: 'a' },
      { slug: 'c', parent: 'b' },
    ]);
    expect(await applyReference(lexicon.em, Category, rows, options)).toMatchObject({
      unchanged: 3,
      differences: [],
    });
  });

  it('may name rows of the table, and move between old and new ones', async () => {
    await applyReference(lexicon.em, Category, [{ slug: 'a' }, child('b', 'a')], { by: ['slug'] });
    await applyReference(lexicon.em, Category, [child('c', 'b'), child('b', 'd'), child('d', 'a')], {
      by: ['slug'],
    });
    expect(await tree()).toEqual([
      { slug: 'a', parent: null },
      { slug: 'b', parent: 'd' },
      { slug: 'c', parent: 'b' },
      { slug: 'd', parent: 'a' },
    ]);
  });

  it('may not be null, and still be declared in any order', async () => {
    const rows = ['leaf', 'branch', 'root'].map((name, i, all) => ({
      name,
      up: { name: all[i + 1] ?? name },
    }));
    await applyReference(lexicon.em, Node, rows, { by: ['name'] });
    expect(
      await lexicon.rows(
        'select n.name, u.name as up from node n join node u on u.id = n.up_id order by n.id',
      ),
    ).toEqual([
      { name: 'leaf', up: 'branch' },
      { name: 'branch', up: 'root' },
      { name: 'root', up: 'root' },
    ]);
  });

  it('lets a branch be replaced by sync, in one go', async () => {
    const options = { by: ['slug'], mode: 'sync' } as const;
    await applyReference(lexicon.em, Category, [{ slug: 'old' }, child('leaf', 'old')], options);
    const result = await applyReference(
      lexicon.em,
      Category,
      [{ slug: 'new' }, child('leaf', 'new')],
      options,
    );
    expect(result).toMatchObject({ added: 1, changed: 1, removed: 1 });
    expect(await tree()).toEqual([
      { slug: 'leaf', parent: 'new' },
      { slug: 'new', parent: null },
    ]);
  });

  it('is refused where sync would remove what it names', async () => {
    const options = { by: ['slug'], mode: 'sync' } as const;
    await applyReference(lexicon.em, Category, [{ slug: 'old' }], options);
    const orphan = applyReference(lexicon.em, Category, [child('leaf', 'old')], options);
    expect(await rejection(orphan, MissingReferenceError)).toMatchObject({
      references: [{ row: 1, property: 'parent', key: { slug: 'old' } }],
      problem: expect.stringContaining('refers to rows that are not declared'),
    });
    expect(await tree()).toEqual([{ slug: 'old', parent: null }]);
  });
});
