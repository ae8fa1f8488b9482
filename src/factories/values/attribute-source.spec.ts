import { Faker } from '@faker-js/faker';
import { faker as en } from '@faker-js/faker/locale/en';
import type { EntityMetadata } from '@mikro-orm/core';
import * as fc from 'fast-check';

import { EntityFactory } from '../entity-factory.js';
import type { FactoryContext } from '../factory-context.js';
import { configure, type PlainAttributes, type State } from '../factory-settings.js';
import { PlaceRandom } from '../random/place-random.js';
import { AttributeSource } from './attribute-source.js';
import { ValuePlaces } from './value-places.js';

type Work = (context: FactoryContext) => PlainAttributes;

const ROWS = [1, 2, 3, 4, 5, 50];

function sourceOf(randomSeed = 1) {
  const random = new PlaceRandom(randomSeed);
  const faker = new Faker({ locale: en.rawDefinitions, randomizer: random });
  faker.setDefaultRefDate('2026-01-01T00:00:00Z');
  return new AttributeSource(new ValuePlaces(faker, random), randomSeed, (factory) => factory);
}

function factoryOf(work: Work) {
  return new (class extends EntityFactory<object> {
    definition(context: FactoryContext): object {
      return work(context);
    }
  })();
}

/** Some entities of a definition and states. */
function rowsOf(
  work: Work,
  { states = [], source = sourceOf() }: { states?: State[]; source?: AttributeSource } = {},
) {
  const factory = configure(factoryOf(work), { states });
  const meta = { className: 'User', properties: {} } as EntityMetadata;
  return ROWS.map((sequence) => {
    const context = { faker: source.places.faker, sequence, index: 0, count: 1, parent: undefined };
    return source.gather(factory, meta, context as unknown as FactoryContext, {});
  });
}

/** What attributes are made of; several of the same method, and ones that draw a varying number of times. */
const EXPRESSIONS: readonly ((faker: Faker) => unknown)[] = [
  (faker) => faker.person.fullName(),
  (faker) => `${faker.person.firstName()} ${faker.person.firstName()}`,
  (faker) => faker.person.firstName(),
  (faker) => faker.datatype.boolean(),
  (faker) => faker.helpers.maybe(() => faker.location.city(), { probability: 0.2 }),
  (faker) => faker.helpers.multiple(() => faker.person.firstName(), { count: { min: 0, max: 4 } }),
  (faker) => faker.helpers.arrayElement([1, 2, 3, faker.number.int()]),
  (faker) => ({ date: faker.date.past(), words: [faker.lorem.words(), faker.person.firstName()] }),
  (faker) => faker.helpers.arrayElement(['a', 'b', 'c']),
  () => 'constant',
];

interface Attribute {
  readonly name: string;
  readonly expression: number;
}

const attributes = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    expression: fc.nat(EXPRESSIONS.length - 1),
  }),
  { selector: ({ name }) => name, minLength: 1 },
);

const defining =
  (some: readonly Attribute[]): Work =>
  ({ faker }) =>
    Object.fromEntries(some.map(({ name, expression }) => [name, EXPRESSIONS[expression]?.(faker)]));

const only = (rows: readonly PlainAttributes[], names: readonly Attribute[]) =>
  rows.map((row) => Object.fromEntries(names.map(({ name }) => [name, row[name]])));

const twoIds: Work = ({ faker }) => ({ a: faker.string.uuid(), b: faker.string.uuid() });

const nameAndCity: Work = ({ faker }) => ({ name: faker.person.firstName(), city: faker.location.city() });

const teamOf = ({ parent }: FactoryContext) => (parent as { team: { name: string } }).team.name;

const word = (field: string, isTwice = false): Work => {
  return ({ faker }) => ({
    ...(isTwice ? { first: faker.lorem.word() } : {}),
    [field]: faker.lorem.word(),
  });
};

const nothing: Work = () => ({});

describe('the values of a definition', () => {
  it('are the same in any order of the attributes, and whichever others there are', () => {
    const some = attributes.chain((all) =>
      fc.tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(all)),
    );
    fc.assert(
      fc.property(some, ([all, few]) => {
        expect(rowsOf(defining(few))).toEqual(only(rowsOf(defining(all)), few));
      }),
    );
  });

  it('are the same in states as in the definition', () => {
    fc.assert(
      fc.property(attributes, (all) => {
        const [first, ...others] = all;
        const states = others.map((one) => defining([one]));
        expect(rowsOf(defining(first === undefined ? [] : [first]), { states })).toEqual(
          rowsOf(defining(all)),
        );
      }),
    );
  });

  it('are the same in any order where attributes share what was drawn', () => {
    const orders = ['name email city', 'city email name', 'email city name'].map(
      (order): Work =>
        ({ faker }) => {
          const [name, domain, city] = [
            faker.person.firstName(),
            faker.internet.domainName(),
            faker.location.city(),
          ];
          const all: PlainAttributes = { name, email: `${name}@${domain}`, city: `${city} of ${name}` };
          return Object.fromEntries(order.split(' ').map((one) => [one, all[one]]));
        },
    );
    const [first, ...others] = orders.map((work) => rowsOf(work));
    others.forEach((rows) => expect(rows).toEqual(first));
  });

  it('differ by attribute, by entity and by random seed', () => {
    const all = [rowsOf(twoIds), rowsOf(twoIds, { source: sourceOf(2) })].flat().flatMap(Object.values);
    expect(new Set(all).size).toBe(4 * ROWS.length);
  });

  it('do not depend on what other attributes ask for in some entities alone', () => {
    const sometimes: Work = (context) => ({
      nick: context.sequence % 2 === 0 ? context.faker.animal.cat() : null,
      ...nameAndCity(context),
      motto: context.sequence % 3 === 0 ? context.faker.lorem.sentence() : null,
    });
    expect(rowsOf(sometimes)).toMatchObject(rowsOf(nameAndCity));
  });

  it('are found where the definition fails without its parent', () => {
    const source = sourceOf();
    const meta = { className: 'User', properties: {} } as EntityMetadata;
    const childOf = (work: Work) => {
      const context = {
        faker: source.places.faker,
        sequence: 1,
        index: 0,
        count: 1,
        parent: { team: { name: 'A' } },
      };
      return source.gather(factoryOf(work), meta, context as unknown as FactoryContext, {});
    };
    const few = childOf((context) => ({ team: teamOf(context), name: context.faker.person.firstName() }));
    const more = childOf((context) => ({
      nick: context.faker.person.firstName(),
      team: teamOf(context),
      name: context.faker.person.firstName(),
    }));
    expect(more).toMatchObject(few);
    expect(few).toMatchObject({ team: 'A', name: expect.any(String) });
  });

  it('are those of a shared object, which stays as it is', () => {
    const shared = Object.freeze({ name: 'Ada' });
    expect(rowsOf(() => shared, { states: [{ age: 3 }] })[0]).toEqual({ name: 'Ada', age: 3 });
  });
});

describe('the values of a state', () => {
  it('do not depend on which of the functions that look alike was called first', () => {
    const alone = rowsOf(nothing, { states: [word('city')] });
    const source = sourceOf();
    rowsOf(nothing, { states: [word('name')], source });
    rowsOf(nothing, { states: [word('name', true)], source });
    const base = factoryOf(nothing);
    const meta = { className: 'User', properties: {} } as EntityMetadata;
    const rows = [word('name'), word('name', true), word('city')].map((state) => {
      const context = { faker: source.places.faker, sequence: 1, index: 0, count: 1, parent: undefined };
      return source.gather(
        configure(base, { states: [state] }),
        meta,
        context as unknown as FactoryContext,
        {},
      );
    });
    expect(rows[2]).toEqual(alone[0]);
    expect(rows[1]?.['name']).toBe(rows[0]?.['name']);
    expect(rows[0]?.['name']).not.toBe(rows[2]?.['city']);
  });
});
