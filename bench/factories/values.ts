import type { Faker } from '@faker-js/faker';

export const ROLES = ['user', 'editor', 'admin'];

/** Six values a row, by the same calls for all contenders that use faker. */
export function userValues(faker: Faker, index: number) {
  return {
    name: faker.person.fullName(),
    email: `${index}.${faker.internet.email()}`,
    role: faker.helpers.arrayElement(ROLES),
    bio: faker.lorem.sentence(),
    age: faker.number.int({ min: 18, max: 90 }),
    createdAt: faker.date.past(),
  };
}

export function postValues(faker: Faker) {
  return { title: faker.lorem.sentence() };
}
