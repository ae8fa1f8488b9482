import { Faker } from '@faker-js/faker';
import { faker } from '@faker-js/faker/locale/en';

import { TEXT_NAMES } from './text-names.js';

describe('the guesses by the names of texts', () => {
  it.each(TEXT_NAMES.map((name) => [String(name.name), name] as const))(
    'have the lengths that they say: %s',
    (_, { guess, longest, shortest = 1 }) => {
      const seeded = new Faker({ locale: faker.rawDefinitions, seed: 1 });
      const context = { faker: seeded, sequence: 9_999_999_999, referenceDate: new Date(0), randomSeed: 1 };
      const lengths = Array.from({ length: 2000 }, () => String(guess.value(context)).length);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(longest);
      expect(Math.min(...lengths)).toBeGreaterThanOrEqual(shortest);
    },
  );
});
