import type { Faker } from '@faker-js/faker';

/** All that an inferred value depends on: the same context gives the same value. */
export interface InferenceContext {
  /** Seeded by the caller for the place of the value: entity, property and index. */
  readonly faker: Faker;
  /** 1 for the first row of the entity in this run, then 2, and so on. */
  readonly sequence: number;
  /** What dates count from, in the place of the clock. */
  readonly referenceDate: Date;
  /** Of the whole run: unique values of small domains are shuffled by it. */
  readonly randomSeed: number;
}
