import { Faker } from '@faker-js/faker';
import { faker as en } from '@faker-js/faker/locale/en';
import type { EntityMetadata } from '@mikro-orm/core';

import { EntityFactory } from '../entity-factory.js';
import type { FactoryContext } from '../factory-context.js';
import { configure, type ConfiguredFactory, type PlainAttributes } from '../factory-settings.js';
import { PlaceRandom } from '../random/place-random.js';
import { StreamRandom } from '../random/stream-random.js';
import { AttributeSource } from './attribute-source.js';
import { ValuePlaces } from './value-places.js';

type Work = (context: FactoryContext) => PlainAttributes;

const META = { className: 'User', properties: {} } as EntityMetadata;

/** A source of its own for each registry, or fork of one. */
function registry({ kind = '', pristine = (factory: ConfiguredFactory) => factory } = {}) {
  const random = new PlaceRandom(1);
  const faker = new Faker({ locale: en.rawDefinitions, randomizer: random });
  const source = new AttributeSource(new ValuePlaces(faker, random, kind), 1, pristine);
  return (factory: ConfiguredFactory, known: Partial<FactoryContext> = {}) => {
    const context = {
      faker: source.places.faker,
      sequence: 1,
      index: 0,
      count: 1,
      parent: undefined,
      ...known,
    };
    return source.gather(factory, META, context as unknown as FactoryContext, {});
  };
}

/** A factory, and how often its definition was run. */
function counted(work: Work) {
  const runs = { count: 0 };
  class Counted extends EntityFactory<object> {
    definition(context: FactoryContext): object {
      runs.count++;
      return work(context);
    }
  }
  return { factory: new Counted(), runs };
}

const person: Work = ({ faker }) => ({
  name: faker.person.fullName(),
  email: faker.internet.email(),
  bio: faker.lorem.paragraph(),
  password: 'hash',
});

const nameAlone: Work = ({ faker }) => ({ name: faker.person.fullName() });
const nameAndOthers: Work = ({ faker }) => {
  const drawn = faker.person.fullName();
  return { email: `${drawn.toLowerCase()}@example.com`, name: drawn, slug: drawn.toUpperCase() };
};

const word = (isFirst: boolean): Work => {
  return ({ faker }) => (isFirst ? { a: faker.lorem.words(5), b: 0 } : { a: 0, b: faker.lorem.words(5) });
};
const withState = (factory: ConfiguredFactory, state: Work) => configure(factory, { states: [state] });
const bare = () => counted(() => ({})).factory;

describe('a definition is run', () => {
  it.each<[string, number, Work]>([
    ['that calls nothing', 1, () => ({ name: 'Ada' })],
    ['each value of which is in one attribute', 2, person],
    [
      'that has values within texts and objects',
      2,
      ({ faker }) => ({
        email: `${faker.string.uuid()}@example.com`,
        meta: { list: [faker.lorem.words(5)] },
      }),
    ],
    [
      'that changes a value: four times with it changed, and four times without',
      8,
      ({ faker }) => ({ slug: faker.lorem.words(5).toUpperCase() }),
    ],
    [
      'that has a value twice',
      8,
      ({ faker }) => {
        const name = faker.person.fullName();
        return { name, title: name };
      },
    ],
  ])('so often before its first use: one %s', (_, expected, work) => {
    const { factory, runs } = counted(work);
    registry()(factory);
    expect(runs.count).toBe(expected + 1);
  });

  it('once an entity in each registry that follows', () => {
    const { factory, runs } = counted(person);
    const first = registry()(factory);
    runs.count = 0;
    expect(Array.from({ length: 10 }, () => registry()(factory))).toEqual(Array(10).fill(first));
    expect(runs.count).toBe(10);
  });

  it('anew where the locale or the version of the generators is another one', () => {
    const { factory, runs } = counted(person);
    registry()(factory);
    runs.count = 0;
    registry({ kind: 'de 1' })(factory);
    expect(runs.count).toBe(3);
  });

  it('anew in each registry where it needs a parent: what one finds out depends on whose child is first', () => {
    const { factory, runs } = counted(({ faker, parent }) => ({
      [(parent as { field: string }).field]: faker.lorem.words(5),
    }));
    const values = ['a', 'b'].map((field) => registry()(factory, { parent: { field } })[field]);
    expect(values[1]).not.toBe(values[0]);
    expect(runs.count).toBe(8);
  });

  it('anew for each instance that has dependencies', () => {
    class Dependent extends EntityFactory<object> {
      constructor(private readonly field: string) {
        super();
      }
      definition({ faker }: FactoryContext) {
        return { a: 'constant', b: 'constant', [this.field]: faker.lorem.words(5) };
      }
    }
    const values = ['a', 'b', 'a'].map((field) => registry()(new Dependent(field))[field]);
    expect(values[2]).toBe(values[0]);
    expect(values[1]).not.toBe(values[0]);
  });
});

describe('a value', () => {
  it('stays when an attribute is made of it, be its name before or after', () => {
    expect(registry()(counted(nameAndOthers).factory)).toMatchObject(registry()(counted(nameAlone).factory));
  });
});

describe('a state', () => {
  it('is found out once, though each call of a method makes another function', () => {
    const factory = bare();
    const runs = [1, 2].map(() => {
      let count = 0;
      registry()(withState(factory, ({ faker }) => (count++, { a: faker.lorem.words(5) })));
      return count;
    });
    expect(runs).toEqual([3, 1]);
  });

  it('is found out anew where a function that looks alike has its value elsewhere', () => {
    const [alone, factory] = [registry()(withState(bare(), word(false))), bare()];
    registry()(withState(factory, word(true)));
    expect(registry()(withState(factory, word(false)))).toEqual(alone);
  });

  it('is for itself where the factory has other fields than its class', () => {
    class Fielded extends EntityFactory<object> {
      params = { isFirst: true };
      definition() {
        return {};
      }
    }
    const state = (_: FactoryContext, factory: ConfiguredFactory) =>
      word((factory as Fielded).params.isFirst)(_);
    const of = (isFirst: boolean) =>
      registry({ pristine: () => new Fielded() })(
        Object.assign(configure(new Fielded(), { states: [state] }), { params: { isFirst } }),
      );
    const other = of(false);
    expect(of(true)['a']).not.toBe(other['b']);
    expect(of(false)).toEqual(other);
  });
});

describe('what finds out', () => {
  it('moves no stream, and finds the same wherever one is', () => {
    const [random, plain] = [new StreamRandom(1, 1), new StreamRandom(1, 1)];
    const { factory } = counted(({ faker }) => ({ number: random.next(), name: faker.person.fullName() }));
    const numbers = [1, 2, 3].map(() => registry()(factory)['number']);
    expect(numbers).toEqual([plain.next(), plain.next(), plain.next()]);
  });
});
