import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import { OneToOneCountError } from '../../errors/one-to-one-count.error.js';
import { isFactory, SETTINGS } from '../factory-settings.js';
import { mostOf } from '../values/count.js';
import type { Parent } from './batch.js';
import type { Frame } from './frame.js';

/**
 * Refuses what would give an entity several on the other side of one to one. A range counts as its end, so that it does not depend on the
 * random seed whether a factory works.
 *
 * @param links what the relations of the entity have been given before; the value is added.
 * @throws OneToOneCountError
 */
export function ensureOne(
  { factory, meta }: Frame,
  { property }: Parent,
  value: unknown,
  links: Map<EntityProperty, Set<unknown>>,
): void {
  if (property.kind !== ReferenceKind.ONE_TO_ONE) {
    return;
  }
  const { name, targetMeta } = property;
  const held = links.get(property) ?? new Set();
  const asked = askedFor(value);
  const count = held.size + asked;
  if (count > 1) {
    const target = targetMeta?.className ?? property.type;
    throw new OneToOneCountError(factory.constructor.name, meta.className, name, target, count);
  }
  if (asked > 0) {
    links.set(property, held.add(value));
  }
}

function askedFor(value: unknown): number {
  return isFactory(value)
    ? mostOf(value[SETTINGS].count ?? 1)
    : [value].flat().filter((one) => one !== null && one !== undefined).length;
}
