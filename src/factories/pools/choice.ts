import type { EntityMetadata } from '@mikro-orm/core';

import { hashText, permutation } from '../unique/permutation.js';
import { uniqueSetsOf } from '../unique/unique-sets.js';
import type { ValuePlaces } from '../values/value-places.js';
import { type Takes, takesOf } from './takes.js';

/** More combinations than this are as good as any number. */
const MANY = 2 ** 20;

/** What a relation of a draft is about to be. */
export type Prospect =
  | { readonly kind: 'pool'; readonly size: number; readonly id: unknown }
  /** A parent, or what was given: the same for many. */
  | { readonly kind: 'given'; readonly value: unknown }
  /** A value that goes through its few values by the sequence, together with others of the constraint. */
  | { readonly kind: 'digit' }
  /** One of its own, or a value that differs by itself. */
  | { readonly kind: 'own' };

/** What the properties of a draft are about to be. */
export interface Prospects {
  of(property: string): Prospect;
  /** How many combinations those of kind `digit` have. */
  digitsOf(set: readonly string[]): number;
}

export interface Turn {
  /** From 1. */
  readonly sequence: number;
}

/**
 * Chooses from pools at random, by place; but where constraints forbid that rows choose alike, each combination once.
 */
export class Choice {
  readonly #sets = new Map<EntityMetadata, readonly (readonly string[])[]>();
  readonly #takes: Takes;

  constructor(
    private readonly randomSeed: number,
    private readonly places: ValuePlaces,
  ) {
    this.#takes = takesOf(places);
  }

  /**
   * @returns the place in the pool; undefined where all combinations are taken.
   */
  choose(
    meta: EntityMetadata,
    relation: string,
    size: number,
    turn: Turn,
    prospects: Prospects,
  ): number | undefined {
    const set = this.#setsOf(meta).find((names) => names.includes(relation) && isOpen(names, prospects));
    if (set === undefined) {
      const share = this.places.share(meta.className, `${relation} chosen`, turn.sequence - 1);
      return Math.floor(share * size);
    }
    return this.#combine(meta, set, relation, turn, prospects);
  }

  /** The places of a pool in an order of their own for each owner: the first ones are taken. */
  *several(meta: EntityMetadata, relation: string, size: number, sequence: number): Generator<number> {
    const order = permutation(size, hashText(`${this.randomSeed} ${meta.className}.${relation} ${sequence}`));
    for (let index = 0; index < size; index++) {
      yield order(index);
    }
  }

  /** Goes through all combinations of what the pools have, in a shuffled order. */
  #combine(
    meta: EntityMetadata,
    set: readonly string[],
    relation: string,
    { sequence }: Turn,
    prospects: Prospects,
  ): number | undefined {
    const all = set.map((name) => ({ name, ...prospects.of(name) }));
    const pools = all.filter((prospect) => prospect.kind === 'pool');
    const isShared = all.some(({ kind }) => kind === 'given');
    const takes = this.#takes.at([meta.class, set.join(), ...all.flatMap(identityOf)]);
    const number = Math.floor(takes.before(sequence) / prospects.digitsOf(set));
    const total = pools.reduce((product, { size }) => product * size, 1);
    if (number >= total) {
      return undefined;
    }
    const key = `${this.randomSeed} ${meta.className} ${set.join()} ${isShared ? takes.first : 0}`;
    return digitOf(relation, pools, permutation(total, hashText(key))(number));
  }

  #setsOf(meta: EntityMetadata): readonly (readonly string[])[] {
    const known = this.#sets.get(meta) ?? uniqueSetsOf(meta);
    this.#sets.set(meta, known);
    return known;
  }
}

/** What makes two drafts choose from the same combinations. */
function identityOf(prospect: Prospect): unknown[] {
  if (prospect.kind === 'pool') {
    return [prospect.id];
  }
  return prospect.kind === 'given' ? [prospect.value] : [];
}

/** Of a number that is written in the sizes of the pools. */
function digitOf(
  relation: string,
  pools: readonly { name: string; size: number }[],
  number: number,
): number | undefined {
  let left = number;
  for (const { name, size } of pools) {
    if (name === relation) {
      return left % size;
    }
    left = Math.floor(left / size);
  }
  return undefined;
}

/** Whether nothing but the choice itself keeps the rows apart. */
function isOpen(names: readonly string[], prospects: Prospects): boolean {
  return names.every((name) => prospects.of(name).kind !== 'own') && prospects.digitsOf(names) < MANY;
}
