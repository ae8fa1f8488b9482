import type { Faker } from '@faker-js/faker';
import type { Factories } from './factories.js';

/** What a `definition` and a state are given for every single entity. */
export interface FactoryContext {
  /** The registry's own generator: the same random seed and the same calls give the same values. */
  readonly faker: Faker;
  /** 1 for the first entity that this factory class makes in its registry, then 2, and so on. */
  readonly sequence: number;
  /** The other factories, for relations: `author: factories.get(UserFactory)`. */
  readonly factories: Factories;
}
