import { isDeepStrictEqual } from 'node:util';

import { allLocales, base, en, Faker, type LocaleDefinition } from '@faker-js/faker';

import { jest } from '@jest/globals';

import { quickFaker } from './quick-faker.js';

// Of what faker has deprecated.
beforeAll(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));

/** A generator that can be sent to a place, and tells how much was drawn. */
class Draws {
  state = 1;
  drawn = 0;

  next(): number {
    this.drawn++;
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 2 ** 32;
  }

  seed(): void {}
}

const LOCALES: Record<string, LocaleDefinition[]> = {
  en: [en, base],
  de: [allLocales.de, en, base],
  fr: [allLocales.fr, en, base],
  ja: [allLocales.ja, en, base],
  ru: [allLocales.ru, en, base],
  zh_CN: [allLocales.zh_CN, en, base],
  es_MX: [allLocales.es_MX, en, base],
  base: [base],
};

type Method = () => unknown;

function isMethod(value: unknown): value is Method {
  return typeof value === 'function';
}

/** The methods of all modules, by their paths, on one faker. */
function methodsOf(faker: Faker): Map<string, Method> {
  const modules = Object.entries(faker).filter(
    ([, module]) => typeof module === 'object' && 'faker' in module,
  );
  return new Map(
    modules.flatMap(([name, module]) =>
      Object.entries(module as object).flatMap(([method, value]: [string, unknown]) =>
        isMethod(value) ? [[`${name}.${method}`, value] as const] : [],
      ),
    ),
  );
}

function outcome(draws: Draws, state: number, method: Method): object {
  draws.state = state;
  draws.drawn = 0;
  try {
    return { value: method(), drawn: draws.drawn, state: draws.state };
  } catch (error) {
    return { error: String(error) };
  }
}

/** The states of the generator in which the two don't do the same. */
function differing(count: number, draws: Draws, one: Method, other: Method): number[] {
  const states = Array.from({ length: count }, (_, place) => place * 7_919);
  return states.filter(
    (state) => !isDeepStrictEqual(outcome(draws, state, one), outcome(draws, state, other)),
  );
}

const fakerOf = (locale: LocaleDefinition[], randomizer: Draws) => {
  const faker = new Faker({ locale, randomizer });
  faker.setDefaultRefDate('2026-01-01');
  return faker;
};

describe.each(Object.entries(LOCALES))('the quick faker of %s', (_, locale) => {
  const draws = new Draws();
  const plain = methodsOf(fakerOf(locale, draws));
  const quick = methodsOf(quickFaker(fakerOf(locale, draws)));

  it('has all methods', () => {
    expect([...quick.keys()]).toEqual([...plain.keys()]);
    expect(plain.size).toBeGreaterThan(200);
  });

  it('draws and gives the same for each of them', () => {
    for (const [path, one] of plain) {
      const other = quick.get(path) ?? (() => undefined);
      expect({ path, states: differing(30, draws, one, other) }).toEqual({ path, states: [] });
    }
  });
});

describe('the quick faker', () => {
  const draws = new Draws();
  const plain = fakerOf([en, base], draws);
  const quick = quickFaker(fakerOf([en, base], draws));
  it.each<[string, (faker: Faker) => unknown]>([
    ['full names', (faker) => faker.person.fullName()],
    ['full names of a sex', (faker) => faker.person.fullName({ sex: 'female' })],
    [
      'full names with a dollar',
      (faker) => faker.person.fullName({ firstName: '$1 $& $$', lastName: "O'Hara" }),
    ],
    ['addresses', (faker) => faker.internet.email()],
    ['addresses of somebody', (faker) => faker.internet.email({ firstName: 'Zoë', lastName: 'Şahin' })],
    ['user names of somebody', (faker) => faker.internet.username({ firstName: 'Ada' })],
    ['user names of nobody', (faker) => faker.internet.username({})],
    ['words of a length', (faker) => faker.lorem.word(5)],
    ['words of a range', (faker) => faker.lorem.word({ length: { min: 3, max: 4 } })],
    ['sentences', (faker) => faker.lorem.sentence({ min: 1, max: 4 })],
    ['patterns', (faker) => faker.helpers.fake('{{person.last_name.generic}} and {{person.firstName}}')],
    ['patterns of lists', (faker) => faker.helpers.fake('a {{lorem.word}} {{animal.dog}} {{animal.cat}}!')],
    ['one of several patterns', (faker) => faker.helpers.fake(['{{animal.dog}}', '{{animal.cat}}', 'none'])],
    ['patterns with arguments', (faker) => faker.helpers.fake('{{number.int({"max": 5})}} {{animal.dog}}')],
    ['patterns that can not be read', (faker) => faker.helpers.fake('{{animal.nothing}} {{animal.dog}}')],
    ['patterns that are not closed', (faker) => faker.helpers.fake('{{animal.dog} {{animal.cat}}')],
    ['no pattern', (faker) => faker.helpers.fake('text')],
    [
      'templates',
      (faker) =>
        faker.helpers.mustache('{{a}} {{b}} {{a.b}} {{c}}', {
          a: '$&',
          b: () => faker.lorem.word(),
          'a.b': 'x',
        }),
    ],
    [
      'templates whose names are expressions',
      (faker) => faker.helpers.mustache('{{ab}}', { 'a.': 'x', 'a\\w': 'y' }),
    ],
    ['nothing', (faker) => faker.helpers.mustache(undefined, {})],
    ['what a locale lacks', (faker) => faker.definitions.lorem['nothing' as 'word']],
  ])('gives the same %s', (_, draw) => {
    expect(
      differing(
        500,
        draws,
        () => draw(plain),
        () => draw(quick),
      ),
    ).toEqual([]);
  });
});
