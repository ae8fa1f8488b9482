import { faker } from '@faker-js/faker/locale/en';
import { defineEntity, type EntityMetadata, MikroORM, p } from '@mikro-orm/postgresql';

import { DomainTooSmallError } from '../../errors/domain-too-small.error.js';
import { inferFactory, type InferredFactory } from '../inference/index.js';
import { ensureDomain } from './ensure-domain.js';
import { uniqueSetsOf } from './unique-sets.js';

interface Rest {
  uniques?: EntityMetadata['uniques'];
}

const Parent = defineEntity({ name: 'Parent', properties: { id: p.integer().primary() } });

function metaOf(properties: Readonly<Record<string, unknown>>, rest: Rest = {}): EntityMetadata {
  const entity = defineEntity({
    class: class Thing {},
    properties: { id: p.integer().primary(), ...properties },
    ...rest,
  });
  return new MikroORM({ entities: [entity, Parent], dbName: 'none' }).getMetadata().get(entity);
}

const infer = (...settings: Parameters<typeof metaOf>) => inferFactory(metaOf(...settings));

/** Rows of the values, each as JSON. Faker always starts alike: what differs here differs by construction. */
function rows({ properties }: InferredFactory, count: number, randomSeed = 1): string[] {
  return Array.from({ length: count }, (_, index) => {
    faker.seed(1);
    const context = {
      faker,
      sequence: index + 1,
      randomSeed,
      referenceDate: new Date('2026-01-01T00:00:00Z'),
    };
    const values = properties.flatMap((property) =>
      property.kind === 'value' ? [property.value(context)] : [],
    );
    return JSON.stringify(values, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
  });
}

const TYPES: readonly (readonly [what: string, property: unknown, domain: number])[] = [
  ['a long text', p.string().unique(), Infinity],
  ['a text of 30 characters', p.string().length(30).unique(), Infinity],
  ['a text of 12 characters', p.string().length(12).unique(), 36 ** 10],
  ['a text of 2 characters', p.string().length(2).unique(), 1296],
  ['characters', p.character().length(3).unique(), 46_656],
  ['a smallint', p.smallint().unique(), 32_767],
  ['an integer', p.integer().unique(), 2 ** 31 - 1],
  ['a bigint', p.bigint().unique(), Number.MAX_SAFE_INTEGER],
  ['a bigint as a text', p.bigint('string').unique(), Number.MAX_SAFE_INTEGER],
  ['a decimal', p.decimal().precision(4).scale(1).unique(), 9999],
  ['a double', p.double().unique(), 2 ** 32],
  ['an enum', p.enum(['a', 'b', 'c']).unique(), 3],
  ['a boolean', p.boolean().unique(), 2],
  ['a date', p.date().unique(), 18_250],
  ['a moment', p.datetime().unique(), 18_250 * 86_400_000],
  ['a time', p.time().unique(), 86_400],
  ['an interval', p.interval().unique(), 2 ** 40],
  ['bytes', p.blob().unique(), 2 ** 40],
  ['an address', p.string().columnType('inet').unique(), 2 ** 24],
  ['a network', p.string().columnType('cidr').unique(), 2 ** 16],
  ['a device', p.string().columnType('macaddr').unique(), 2 ** 40],
  ['bits', p.string().columnType('bit(3)').unique(), 8],
  ['a range', p.string().columnType('int4range').unique(), 2 ** 30],
];

describe('unique values', () => {
  it.each(TYPES)('of %s are told apart by the sequence, as many as there are', (_, property, domain) => {
    const factory = infer({ aa: property });
    expect(factory.uniques).toContainEqual({ properties: ['aa'], relations: [], domain });

    const count = Math.min(domain, 300);
    expect(new Set(rows(factory, count)).size).toBe(count);
    expect(rows(factory, count)).toEqual(rows(factory, count));
  });

  it('keep apart what two runs make, where there is room', () => {
    const factory = infer({ aa: p.integer().unique(), ab: p.string().length(9).unique() });
    const all = [1, 2, 3, 4].flatMap((randomSeed) => rows(factory, 100, randomSeed));
    const integers = all.map((row) => row.split(',')[0]);
    expect([new Set(all).size, new Set(integers).size]).toEqual([400, 400]);
  });

  it('let the parts of a constraint count together', () => {
    const factory = infer(
      { aa: p.boolean(), ab: p.enum(['a', 'b', 'c']), ac: p.enum(['x', 'y']) },
      { uniques: [{ properties: ['aa', 'ab', 'ac'] }] },
    );
    expect(factory.uniques).toContainEqual({ properties: ['aa', 'ab', 'ac'], relations: [], domain: 12 });
    expect(new Set(rows(factory, 12)).size).toBe(12);
  });

  it('let one part do where it has room enough', () => {
    const factory = infer({ aa: p.boolean(), ab: p.string() }, { uniques: [{ properties: ['aa', 'ab'] }] });
    expect(factory.uniques).toContainEqual({ properties: ['aa', 'ab'], relations: [], domain: Infinity });
    expect(new Set(rows(factory, 300)).size).toBe(300);
  });

  it('serve constraints that share a column', () => {
    const factory = infer(
      { aa: p.boolean(), ab: p.enum(['a', 'b', 'c']), ac: p.enum(['x', 'y']) },
      { uniques: [{ properties: ['aa', 'ab'] }, { properties: ['aa', 'ac'] }] },
    );
    const made = rows(factory, 4).map((row) => JSON.parse(row) as unknown[]);
    expect(new Set(made.map(([aa, ab]) => JSON.stringify([aa, ab]))).size).toBe(4);
    expect(new Set(made.map(([aa, , ac]) => JSON.stringify([aa, ac]))).size).toBe(4);
    expect(factory.uniques).toContainEqual({ properties: ['aa', 'ac'], relations: [], domain: 4 });
  });
});

describe('below a relation', () => {
  it('the usual values of a name are enough', () => {
    const factory = infer(
      { parent: () => p.manyToOne(Parent), month: p.integer() },
      { uniques: [{ properties: ['parent', 'month'] }] },
    );
    expect(factory.uniques).toContainEqual({
      properties: ['parent', 'month'],
      relations: ['parent'],
      domain: 12,
    });
    const months = rows(factory, 12).map((row) => (JSON.parse(row) as number[])[0] ?? 0);
    expect(months.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('uniqueSetsOf', () => {
  it.each<[string, Rest, string[][]]>([
    ['properties', { uniques: [{ properties: ['aa', 'ab'] }] }, [['aa', 'ab']]],
    ['a partial index', { uniques: [{ properties: ['aa'], where: 'ab is null' }] }, [['aa']]],
    [
      'an expression',
      { uniques: [{ expression: 'create unique index i on "thing" (lower("aa"), ab)' }] },
      [['aa', 'ab']],
    ],
    [
      'one cast',
      { uniques: [{ expression: 'create unique index i on thing using btree (lower((aa)::text))' }] },
      [['aa']],
    ],
    [
      'one that is not simple',
      { uniques: [{ expression: 'create unique index i on thing ((aa || ab))' }] },
      [],
    ],
  ])('reads %s', (_, rest, sets) => {
    expect(uniqueSetsOf(metaOf({ aa: p.string(), ab: p.string() }, rest))).toEqual([['id'], ...sets]);
  });
});

describe('ensureDomain', () => {
  it('fails before anything is made where there are too few values', () => {
    const factory = infer({ aa: p.enum(['a', 'b', 'c']).unique() });
    expect(() => ensureDomain('Thing', factory, 3)).not.toThrow();
    expect(() => ensureDomain('Thing', factory, 4)).toThrow(
      '4 rows of Thing need as many distinct values of aa, but there are 3.\n' +
        'Ask for at most 3, or write a factory with `nest-cmd make:factory Thing` that gives aa values of its own.',
    );
  });

  it('counts what relations add', () => {
    const factory = infer(
      { parent: () => p.manyToOne(Parent), aa: p.enum(['a', 'b']) },
      { uniques: [{ properties: ['parent', 'aa'] }] },
    );
    expect(() => ensureDomain('Thing', factory, 1000)).not.toThrow();
    expect(() => ensureDomain('Thing', factory, 10, () => 5)).not.toThrow();
    expect(() => ensureDomain('Thing', factory, 11, () => 5)).toThrow(
      new DomainTooSmallError('Thing', ['parent', 'aa'], 10, 11),
    );
  });
});
