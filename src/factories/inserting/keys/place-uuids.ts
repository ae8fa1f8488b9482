import type { Draft } from '../../building/maker.js';
import { PlaceRandom, placeOf } from '../../random/place-random.js';
import type { KeySource } from './key-source.js';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** UUIDs of version 4 that depend on the random seed, the entity, the property and which one of the entity it is. */
export class PlaceUuids implements KeySource {
  readonly isReady = true;
  readonly #random: PlaceRandom;
  readonly #place: number;

  constructor(randomSeed: number, entity: string, property: string) {
    this.#random = new PlaceRandom(randomSeed);
    this.#place = placeOf(`${entity}.${property}`);
  }

  async fill(): Promise<void> {}

  take({ sequence }: Pick<Draft, 'sequence'>): string {
    this.#random.goTo(this.#place, sequence);
    const [a, b, c, d] = [this.#word(), this.#word(), this.#word(), this.#word()];
    const versioned = (b & 0xffff0fff) | 0x4000;
    const variant = (c & 0x3fffffff) | 0x80000000;
    return `${hex(a)}-${half(versioned >>> 16)}-${half(versioned)}-${half(variant >>> 16)}-${half(variant)}${hex(d)}`;
  }

  #word(): number {
    return (this.#random.next() * 2 ** 32) | 0;
  }
}

function hex(word: number): string {
  return half(word >>> 16) + half(word);
}

function half(bits: number): string {
  return `${HEX[(bits >>> 8) & 0xff]}${HEX[bits & 0xff]}`;
}
