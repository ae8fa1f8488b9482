import type { Faker, FakerOptions } from '@faker-js/faker';
import { randomInt } from 'node:crypto';

/** Loads faker when it is first asked for, and keeps one instance of it: never the one that faker shares. */
export class FakerSource {
  #faker?: Promise<Faker>;

  /** Without a random seed, one is drawn. */
  constructor(readonly randomSeed = randomInt(2 ** 31)) {}

  load(): Promise<Faker> {
    return (this.#faker ??= createFaker(this.randomSeed));
  }
}

/** Takes the class from an instance of one locale: the package's main entry loads all its locales, five times slower. */
async function createFaker(seed: number): Promise<Faker> {
  const { faker } = await import('@faker-js/faker/locale/en');
  const FakerClass = faker.constructor as new (options: FakerOptions) => Faker;
  return new FakerClass({ locale: faker.rawDefinitions, seed });
}
