import { DeferMode, wrap } from '@mikro-orm/core';

import { tableOf } from './joined-inheritance.js';
import { isNew, type Referred, referredBy } from './relations.js';

/** Whether an entity refers to a new one that is to have its row before it does. */
type IsBefore = (entity: object, referred: Referred) => boolean;

/**
 * New entities and all that they refer to, in lists of which each is to be written before the next.
 *
 * Undefined where some are to be written before each other.
 */
export function byRank(entities: Iterable<object>, isBefore: IsBefore): object[][] | undefined {
  const ranks = new Map<object, number>();
  const path = new Set<object>();
  let isCircular = false;
  const rankOf = (entity: object): number => {
    const known = ranks.get(entity);
    if (known !== undefined) {
      return known;
    }
    path.add(entity);
    let rank = 0;
    for (const referred of referredBy(entity).filter(({ target }) => isNew(target))) {
      const step = isBefore(entity, referred) ? 1 : 0;
      const isOpen = path.has(referred.target);
      isCircular ||= isOpen && step > 0;
      rank = Math.max(rank, isOpen ? 0 : rankOf(referred.target) + step);
    }
    path.delete(entity);
    ranks.set(entity, rank);
    return rank;
  };
  for (const entity of entities) {
    rankOf(entity);
  }
  return isCircular ? undefined : listed(ranks);
}

function listed(ranks: ReadonlyMap<object, number>): object[][] {
  const lists: object[][] = [];
  for (const [entity, rank] of ranks) {
    while (lists.length <= rank) {
      lists.push([]);
    }
    lists[rank]?.push(entity);
  }
  return lists;
}

/** Both have their rows in the same table. */
export function isOfSameTable(entity: object, { target }: Referred): boolean {
  return tableOfEntity(entity) === tableOfEntity(target);
}

/** What a flush refuses, since it would write the reference after both rows. */
export function isRequiredOfSameTable(entity: object, referred: Referred): boolean {
  const { nullable, deferMode } = referred.property;
  return nullable !== true && deferMode !== DeferMode.INITIALLY_DEFERRED && isOfSameTable(entity, referred);
}

export function tableOfEntity(entity: object) {
  const { __meta: meta } = wrap(entity, true);
  return tableOf(meta);
}
