import type { Faker } from '@faker-js/faker';

import { type PlaceRandom, placeOf } from '../random/place-random.js';
import { placedFaker } from '../random/placed-faker.js';
import { type CallWalk, OwnCalls, UnknownCalls } from './call-walks.js';

/** Sends the generator to the place of each value: the entity, the attribute, and which entity of them it is. */
export class ValuePlaces {
  /** Goes to the place before each call of its own. */
  readonly faker: Faker;
  readonly #bases = new Map<string, Map<string, number>>();
  #walk: CallWalk = new UnknownCalls();
  #index = 0;

  /**
   * @param plain the generator, which draws from `random`.
   * @param kind what its values depend on beside the random seed: the locale, and the version of the generators.
   */
  constructor(
    plain: Faker,
    readonly random: PlaceRandom,
    readonly kind = '',
  ) {
    this.faker = placedFaker(plain, {
      enter: (path) => random.goTo(this.#walk.enter(path), this.#index),
      leave: (value) => this.#walk.leave(value),
    });
  }

  /** Works out one attribute: all that it draws is its own. */
  forAttribute<R>(entity: string, attribute: string, index: number, work: () => R): R {
    return this.along(new OwnCalls(this.baseOf(entity, attribute)), index, work);
  }

  /** Works with these places. */
  along<R>(walk: CallWalk, index: number, work: () => R): R {
    const [outerWalk, outerIndex] = [this.#walk, this.#index];
    this.#walk = walk;
    this.#index = index;
    try {
      return work();
    } finally {
      this.#walk = outerWalk;
      this.#index = outerIndex;
    }
  }

  /** A number from 0 to 1, without 1, for what is drawn beside the attributes: counts, picks. */
  share(entity: string, what: string, index: number): number {
    this.random.goTo(this.baseOf(entity, what), index);
    return this.random.next();
  }

  /** The place of an attribute's first call. */
  baseOf(entity: string, attribute: string): number {
    let ofEntity = this.#bases.get(entity);
    if (ofEntity === undefined) {
      this.#bases.set(entity, (ofEntity = new Map()));
    }
    let base = ofEntity.get(attribute);
    if (base === undefined) {
      ofEntity.set(attribute, (base = placeOf(`${entity}.${attribute}`)));
    }
    return base;
  }
}
