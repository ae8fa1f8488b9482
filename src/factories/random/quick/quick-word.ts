import type { Faker } from '@faker-js/faker';

/** `lorem.word`, which copies the whole list for each word, whatever is asked for. */
export function quickWord(faker: Faker): Faker['lorem']['word'] {
  const word = faker.lorem.word.bind(faker.lorem);
  return (options) =>
    options === undefined ? faker.helpers.arrayElement(faker.definitions.lorem.word) : word(options);
}
