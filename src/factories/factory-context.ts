import type { Faker } from '@faker-js/faker';
import type { Factories } from './factories.js';

/** What a `definition` and a state are given for every single entity. */
export interface FactoryContext {
  /**
   * Gives values by place: each depends on the random seed, the entity, the attribute that it is for and `sequence`, and on nothing
   * else. A definition that gains an attribute leaves the values of the others as they were.
   */
  readonly faker: Faker;
  /**
   * What `faker.date.past()` and its like count from, and what to use in the place of `new Date()`: it depends on the random seed
   * alone. The start of the day in UTC on which the seed was drawn; for one that was chosen, such as 42, 2026-01-01T00:00:00Z.
   */
  readonly referenceDate: Date;
  /** 1 for the first one of this entity that its registry makes, then 2, and so on, whichever factory makes it. */
  readonly sequence: number;
  /** Which one it is of those that the call makes, from 0; of the children of a parent, from 0 for each parent. */
  readonly index: number;
  /** How many the call makes. */
  readonly count: number;
  /** What a child is made for by `has`: an entity, or for `insert` and `raw` its attributes. */
  readonly parent: Readonly<Record<string, unknown>> | undefined;
  /** The other factories, for relations: `author: factories.get(UserFactory)`. */
  readonly factories: Factories;
}
