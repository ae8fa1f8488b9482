import { runInNewContext } from 'node:vm';

import { Faker } from '@faker-js/faker';
import { faker } from '@faker-js/faker/locale/en';
import { defineEntity, MikroORM, p, Type } from '@mikro-orm/postgresql';
import * as fc from 'fast-check';
import ts from 'typescript';

import { UninferablePropertyError } from '../../errors/uninferable-property.error.js';
import { hashText } from '../unique/permutation.js';
import { cutAtWord } from './cut-at-word.js';
import { inferEntity, inferFactory } from './infer-factory.js';
import type { InferenceContext } from './inference-context.js';
import type { InferredFactory, InferredValue } from './inferred-factory.js';

type Shape = Parameters<typeof defineEntity>[0];

const referenceDate = new Date('2026-03-04T05:06:07.890Z');
const shared = new Faker({ locale: faker.rawDefinitions });
shared.setDefaultRefDate(referenceDate);

function infer(
  properties: Readonly<Record<string, unknown>>,
  name = 'Thing',
  rest: Pick<Shape, 'checks'> = {},
): InferredFactory {
  const entity = defineEntity({ name, properties: { id: p.integer().primary(), ...properties }, ...rest });
  const orm = new MikroORM({ entities: [entity], dbName: 'none' });
  return inferFactory(orm.getMetadata().get(entity));
}

function contextOf(property: string, sequence: number, randomSeed = 1): InferenceContext {
  shared.seed([randomSeed, hashText(property), sequence]);
  return { faker: shared, sequence, referenceDate, randomSeed };
}

function valueIn({ properties }: InferredFactory, name: string): InferredValue {
  const found = properties.find((property) => property.name === name);
  if (found?.kind !== 'value') {
    throw new Error(`${name} is ${found?.kind ?? 'unknown'}`);
  }
  return found;
}

function values(factory: InferredFactory, name: string, count = 200, randomSeed = 1): unknown[] {
  const { value } = valueIn(factory, name);
  return Array.from({ length: count }, (_, index) => value(contextOf(name, index + 1, randomSeed)));
}

const one = (property: unknown, name = 'aa', entity = 'Thing', rest: Pick<Shape, 'checks'> = {}) =>
  values(infer({ [name]: property }, entity, rest), name);

describe('names', () => {
  it.each<[name: string, property: unknown, pattern: RegExp, entity?: string]>([
    ['email', p.string(), /^[^ @]+@[^ @]+\.\w+$/],
    ['workEmail', p.string(), /@/],
    ['firstName', p.string(), /^\p{Lu}/u],
    ['phone_number', p.string(), /^\+\d{6,}$/],
    ['name', p.string(), / /, 'User'],
    ['password', p.string(), /^\$2b\$10\$.{53}$/],
    ['zip', p.string(), /^\d{5}$/],
    ['countryCode', p.string().length(2), /^[A-Z]{2}$/],
    ['currency', p.character().length(3), /^[A-Z]{3}$/],
    ['slug', p.string(), /^[a-z]+-[a-z]+-\d+$/],
    ['url', p.string(), /^https?:\/\//],
    ['domain', p.string(), /^[\w-]+\.\w+$/],
    ['ip', p.string(), /^(\d{1,3}\.){3}\d{1,3}$/],
    ['avatar', p.string(), /^https:/],
    ['color', p.string(), /^#[0-9a-f]{6}$/],
    ['iban', p.string(), /^[A-Z]{2}\d{2}/],
    ['isbn', p.string(), /^97[89]\d{10}$/],
    ['apiKey', p.string(), /^[0-9a-f]{64}$/],
    ['locale', p.string().length(5), /^en-US$/],
    ['timezone', p.string(), /^[\w/+-]+$/],
    ['mimeType', p.string(), /\//],
    ['fileName', p.string(), /\.\w+$/],
    ['uuid', p.string(), /^[0-9a-f]{8}-[0-9a-f]{4}-4/],
    ['createdAt', p.datetime(), /^20(25|26)-/],
    ['birthday', p.date(), /^(19|20)\d\d-\d\d-\d\d$/],
    ['expiresAt', p.datetime(), /^202[67]-/],
  ])('%s', (...[name, property, pattern, entity]) => {
    const texts = one(property, name, entity).map((value) =>
      value instanceof Date ? value.toISOString() : value,
    );
    expect(texts.filter((text) => !pattern.test(String(text)))).toEqual([]);
  });

  it.each<[name: string, property: unknown, min: number, max: number]>([
    ['age', p.integer(), 18, 90],
    ['year', p.smallint(), 1990, 2025],
    ['rating', p.integer(), 1, 5],
    ['percent', p.integer(), 0, 100],
    ['latitude', p.double(), -90, 90],
    ['longitude', p.decimal().precision(9).scale(6), -180, 180],
    ['price', p.decimal().precision(10).scale(2), 1, 1000],
    ['quantity', p.integer(), 1, 20],
    ['unitPrice', p.decimal().precision(3).scale(2), 1, 9.99],
  ])('%s lies in its range', (name, property, min, max) => {
    const numbers = one(property, name).map(Number);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(min);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(max);
    expect(new Set(numbers).size).toBeGreaterThan(3);
  });

  it('tell a position by the sequence', () => {
    expect(one(p.integer(), 'position').slice(0, 3)).toEqual([1, 2, 3]);
  });

  it('put what comes in pairs in order', () => {
    const factory = infer({
      startsAt: p.datetime(),
      endsAt: p.datetime(),
      createdAt: p.date(),
      updatedAt: p.date(),
      minAge: p.integer(),
      maxAge: p.integer(),
    });
    const pairs = [
      ['startsAt', 'endsAt'],
      ['createdAt', 'updatedAt'],
      ['minAge', 'maxAge'],
    ].map(([lower = '', upper = '']) => [values(factory, lower), values(factory, upper)] as const);
    for (const [lower, upper] of pairs) {
      expect(lower.flatMap((low, row) => (isLess(low, upper[row]) ? [] : [[low, upper[row]]]))).toEqual([]);
    }
  });
});

function isLess(one: unknown, other: unknown): boolean {
  return typeof one === 'string' ? one < String(other) : Number(one) < Number(other);
}

describe('what is left out', () => {
  it.each<[string, unknown]>([
    ['a default', p.string().default('a')],
    ['a default of the database', p.datetime().defaultRaw('now()')],
    ['what the entity makes', p.datetime().onCreate(() => new Date())],
    ['a version', p.integer().version()],
    ['what is not persisted', p.string().persist(false)],
    ['a generated column', p.integer().generated('(1) stored')],
    ['a formula', p.integer().formula('1')],
    ['a search vector', p.string().columnType('tsvector')],
    ['an unknown type that may be null', p.string().columnType('regclass').nullable()],
  ])('%s', (_, property) => {
    expect(infer({ aa: property }).properties[1]).toMatchObject({ name: 'aa', kind: 'left out' });
  });

  it('events that have not happened', () => {
    const { properties } = infer({
      deletedAt: p.datetime().nullable(),
      publishedOn: p.date().nullable(),
      note: p.string().nullable(),
    });
    expect(properties.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'id: left out',
      'deletedAt: left out',
      'publishedOn: left out',
      'note: value',
    ]);
  });

  it('never what needs a value of an unknown type', () => {
    expect(() => infer({ aa: p.string().columnType('regclass') })).toThrow(
      new UninferablePropertyError('Thing', 'aa', 'regclass'),
    );
  });
});

describe('laws', () => {
  it('texts respect the length of their column', () => {
    const name = fc.constantFrom(
      'aa',
      'email',
      'firstName',
      'title',
      'company',
      'url',
      'address',
      'password',
      'code',
    );
    fc.assert(
      fc.property(name, fc.integer({ min: 1, max: 120 }), fc.boolean(), (name, length, unique) => {
        const property = unique ? p.string().length(length).unique() : p.string().length(length);
        const texts = values(infer({ [name]: property }), name, 20).map(String);
        expect(texts.filter((text) => text.length > length || text.length === 0)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('characters fill their column', () => {
    for (const length of [1, 2, 3, 5, 6, 17, 40]) {
      const texts = one(p.character().length(length)).map(String);
      expect(new Set(texts.map((text) => text.length))).toEqual(new Set([length]));
    }
  });

  it('numbers respect precision and scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(20), fc.boolean(), (precision, below, unique) => {
        const scale = Math.min(below, precision);
        const property = p.decimal().precision(precision).scale(scale);
        const texts = values(infer({ aa: unique ? property.unique() : property }), 'aa', 10).map(String);
        for (const text of texts) {
          const [whole = '', fraction = ''] = text.replace(/^-?0*/, '').split('.');
          expect(whole.length).toBeLessThanOrEqual(precision - scale);
          expect(fraction.length).toBeLessThanOrEqual(scale);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('numbers respect checks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -30_000, max: 30_000 }),
        fc.nat(2000),
        fc.boolean(),
        (min, span, unique) => {
          const property = unique ? p.integer().unique() : p.integer();
          const checks = [{ expression: `aa between ${min} and ${min + span}` }];
          const numbers = values(infer({ aa: property }, 'Thing', { checks }), 'aa', 10).map(Number);
          expect(numbers.filter((number) => number < min || number > min + span)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('texts respect checks of their length', () => {
    for (const [min, max] of [
      [3, 3],
      [10, 12],
      [50, 80],
      [1, 2],
      [0, 5],
    ] as const) {
      const checks = [{ expression: `length(aa) between ${min} and ${max}` }];
      const lengths = one(p.text(), 'aa', 'Thing', { checks }).map((text) => String(text).length);
      expect(Math.min(...lengths)).toBeGreaterThanOrEqual(min);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(max);
    }
  });
});

class Upper extends Type<string, string> {
  override convertToJSValue(value: string) {
    return value.toUpperCase();
  }
  override getColumnType() {
    return 'varchar(5)';
  }
}

class Refusing extends Upper {
  override convertToJSValue(): string {
    throw new Error('not this one');
  }
}

describe('custom types', () => {
  it('give what their type makes of the column, and have no source', () => {
    const factory = infer({ aa: p.type(Upper) });
    expect(values(factory, 'aa', 5).every((text) => /^[A-Z]{1,5}$/.test(String(text)))).toBe(true);
    expect(valueIn(factory, 'aa').source).toBeUndefined();
  });

  it('name the property where they refuse', () => {
    expect(() => one(p.type(Refusing))).toThrow(
      'Thing has no factory, and no value can be inferred for Thing.aa of type varchar.\n' +
        'Write a factory with `nest-cmd make:factory Thing` that gives aa a value, or make the property nullable or give it a default.',
    );
  });
});

describe('expressions', () => {
  const kinds = {
    aa: p.integer(),
    ab: p.bigint(),
    ac: p.bigint('string'),
    ad: p.decimal().precision(8).scale(2),
    ae: p.float(),
    af: p.boolean(),
    ag: p.character().length(4),
    ah: p.string().length(3),
    ai: p.string().length(30),
    aj: p.text(),
    ak: p.uuid(),
    al: p.date(),
    am: p.time(),
    an: p.datetime().length(0),
    ao: p.datetime(),
    ap: p.interval(),
    aq: p.json(),
    ar: p.blob(),
    as: p.array(),
    at1: p.array().columnType('int[]'),
    au: p.enum(['a', "it's"]),
    av: p.enum(['a', 'b']).array(),
    aw: p.string().columnType('inet'),
    ax: p.string().columnType('vector(3)'),
    ay: p.string().columnType('polygon'),
    az: p.string().columnType('tstzrange'),
    email: p.string(),
    fullName: p.string().length(10),
    price: p.decimal(),
    company: p.string().length(9),
    slug: p.string(),
    startsAt: p.datetime(),
    endsAt: p.date(),
    createdAt: p.datetime().length(1),
    updatedAt: p.datetime(),
    handle: p.string().unique(),
    mail: p.string().unique(),
    birthday: p.date(),
    position: p.bigint(),
    opens: p.time(),
    closes: p.time(),
    tall: p.string().columnType('xml'),
    timetz: p.string().columnType('timetz'),
  };
  const factory = infer(kinds);

  it.each(Object.keys(kinds))('of %s gives its value', (name) => {
    const { source = '', value } = valueIn(factory, name);
    const { outputText } = ts.transpileModule(`(${source})`, {
      compilerOptions: { target: ts.ScriptTarget.ES2024 },
    });
    for (const sequence of [1, 2, 77]) {
      const expected = value(contextOf(name, sequence));
      const { faker } = contextOf(name, sequence);
      const evaluated: unknown = runInNewContext(outputText, { faker, sequence, cutAtWord, Buffer, Date });
      expect(evaluated).toEqual(expected);
    }
  });

  it('depend on their context alone', () => {
    const again = infer(kinds);
    for (const name of Object.keys(kinds).toReversed()) {
      expect(values(again, name, 3)).toEqual(values(factory, name, 3));
    }
  });

  it('are missing for what is unknown, where a file is to be written', () => {
    const entity = defineEntity({
      name: 'Odd',
      properties: { id: p.integer().primary(), aa: p.string().columnType('regclass') },
    });
    const meta = new MikroORM({ entities: [entity], dbName: 'none' }).getMetadata().get(entity);
    expect(inferEntity(meta).properties[1]).toEqual({
      kind: 'unknown',
      name: 'aa',
      nullable: false,
      type: 'regclass',
    });
  });
});
