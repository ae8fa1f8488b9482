import { Faker } from '@faker-js/faker';
import { faker as en } from '@faker-js/faker/locale/en';

import { PlaceRandom, placeOf } from './place-random.js';
import { placedFaker } from './placed-faker.js';

/** A faker each of whose calls starts at the place that its path and its number say. */
function placed(calls: string[] = []) {
  const random = new PlaceRandom(42);
  const counts = new Map<string, number>();
  const enter = (path: string) => {
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    random.goTo(placeOf(path), count);
    calls.push(path);
  };
  const faker = new Faker({ locale: en.rawDefinitions, randomizer: random });
  return placedFaker(faker, { enter, leave: () => calls.push('.') });
}

describe('placedFaker', () => {
  it('tells of the calls that are made on it, and of no others', () => {
    const calls: string[] = [];
    const faker = placed(calls);
    faker.internet.email();
    faker.helpers.multiple(() => faker.person.firstName(), { count: 2 });
    expect(calls.join(' ')).toBe('internet.email . helpers.multiple person.firstName . person.firstName . .');
  });

  it('gives the same values whatever else is called in between', () => {
    const [one, other] = [placed(), placed()];
    const values = [one.person.fullName(), one.location.city(), one.person.fullName()];
    expect([
      other.person.fullName(),
      [other.lorem.paragraphs(), other.location.city()][1],
      other.person.fullName(),
    ]).toEqual(values);
    expect(new Set(values).size).toBe(3);
  });

  it('passes on what is no generator', () => {
    const faker = placed();
    expect(faker.rawDefinitions).toEqual(en.rawDefinitions);
    faker.setDefaultRefDate('2026-01-01T00:00:00Z');
    expect(faker.defaultRefDate()).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(faker.date.past() < new Date('2026-01-01T00:00:00Z')).toBe(true);
  });
});
