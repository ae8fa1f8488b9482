import type { Randomizer } from '@faker-js/faker';

/** The versions of the generators below that there are. */
export type GeneratorsVersion = (typeof GENERATORS_VERSIONS)[number];

export const GENERATORS_VERSIONS = [1] as const;

/** The newest one. It is a part of every place: by an upgrade values change with it alone, and not where another one is asked for. */
export const GENERATORS_VERSION: GeneratorsVersion = 1;

const UINT32 = 2 ** 32;

/**
 * Numbers that depend on a place and on nothing else: on the random seed, a name such as that of a property, and an index. Where
 * it goes next costs nothing, so that each value has a place of its own, and none depends on what was drawn before it.
 *
 * The generator is xoshiro128** of Blackman and Vigna; its state is mixed from the place by the finalizer of MurmurHash3.
 */
export class PlaceRandom implements Randomizer {
  #origin: number;
  #a = 1;
  #b = 2;
  #c = 3;
  #d = 4;

  /** @param randomSeed a whole number; all of its 53 bits count. */
  constructor(
    randomSeed: number,
    private readonly version: GeneratorsVersion = GENERATORS_VERSION,
  ) {
    this.#origin = originOf(randomSeed, version);
    this.goTo(0, 0);
  }

  /** Does the work as if the random seed were this one. */
  withSeed<R>(randomSeed: number, work: () => R): R {
    const origin = this.#origin;
    this.#origin = originOf(randomSeed, this.version);
    try {
      return work();
    } finally {
      this.#origin = origin;
    }
  }

  /**
   * @param place of {@link placeOf}.
   * @param index of the entity, or of the call, from 0.
   */
  goTo(place: number, index: number): void {
    let state = mix(mix(this.#origin ^ place) ^ index);
    this.#a = state = mix(state + 0x9e3779b9);
    this.#b = state = mix(state + 0x9e3779b9);
    this.#c = state = mix(state + 0x9e3779b9);
    this.#d = mix(state + 0x9e3779b9) | 1;
  }

  /** From 0 to 1, without 1, in steps of 2 ** -53. A field, since faker calls it by itself. */
  readonly next = (): number => ((this.#draw() >>> 5) * 2 ** 26 + (this.#draw() >>> 6)) / 2 ** 53;

  /** What `faker.seed` calls: the place is then one of that name. */
  readonly seed = (seed: number | number[]): void => this.goTo(placeOf([seed].flat().join()), 0);

  #draw(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotate(this.#d, 11);
    return result;
  }
}

function originOf(randomSeed: number, version: number): number {
  const [low, high] = [(randomSeed % UINT32) | 0, Math.floor(randomSeed / UINT32) | 0];
  return mix(mix(low ^ version) ^ high);
}

/** A number for a name, by FNV-1a. */
export function placeOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  }
  return hash | 0;
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const rotate = (value: number, bits: number) => (value << bits) | (value >>> (32 - bits));
