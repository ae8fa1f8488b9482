import type { Randomizer } from '@faker-js/faker';

import { type GeneratorsVersion, PlaceRandom } from './place-random.js';

/** What all streams of the process draw from meanwhile: work may hold one of another registry. */
let substitute: PlaceRandom | undefined;

/** One number after the other, from a random seed on. */
export class StreamRandom implements Randomizer {
  #random: PlaceRandom;

  /** @param randomSeed a whole number; all of its 53 bits count. */
  constructor(
    randomSeed: number,
    private readonly version: GeneratorsVersion,
  ) {
    this.#random = new PlaceRandom(randomSeed, version);
  }

  /** From 0 to 1, without 1. A field, since faker calls it by itself. */
  readonly next = (): number => (substitute ?? this.#random).next();

  /** What `faker.seed` calls: the same seed gives the same numbers, whatever the stream began with. */
  readonly seed = (seed: number | number[]): void => {
    const seeded = new PlaceRandom(0, this.version);
    seeded.seed(seed);
    if (substitute === undefined) {
      this.#random = seeded;
    } else {
      substitute = seeded;
    }
  };
}

/** Does the work without moving any stream: what it draws from them is the same every time. */
export function withStreamsUnmoved<R>(work: () => R): R {
  const outer = substitute;
  substitute = new PlaceRandom(0);
  try {
    return work();
  } finally {
    substitute = outer;
  }
}
