import type { EntityMetadata } from '@mikro-orm/core';

import { defaultOf, freshOf } from '../../entity-rows/property-default.js';
import { inferEntity, type InferredFactory, type InferredProperty } from '../inference/index.js';
import type { PivotSides } from './pivot-sides.js';

/**
 * What rows of a pivot entity need beside their two sides, as far as it can be inferred; undefined for nothing.
 *
 * @param made the name of what the maker gives them itself.
 */
export function pivotRequirements(
  meta: EntityMetadata,
  sides: PivotSides,
  made?: string,
): InferredFactory | undefined {
  // MikroORM makes the others up from the relation: they have nothing but their sides.
  if (meta.className === meta.tableName) {
    return undefined;
  }
  const fresh = freshOf(meta);
  const isNeeded = (property: InferredProperty) => {
    const { kind, name, nullable } = property;
    const ofEntity = meta.properties[name];
    const isGiven = [sides.own.name, sides.other.name, made].includes(name);
    const isFilledIn = ofEntity !== undefined && defaultOf(ofEntity, fresh) !== undefined;
    return kind !== 'left out' && !nullable && !isGiven && !isFilledIn;
  };
  const { properties, uniques } = inferEntity(meta);
  const needed = properties.filter((one) => one.kind !== 'unknown').filter(isNeeded);
  const isInferred = (name: string) => needed.some((one) => one.name === name && one.kind === 'value');
  return needed.length === 0
    ? undefined
    : {
        entity: meta.className,
        properties: needed,
        uniques: uniques.filter((unique) => unique.properties.some(isInferred)),
      };
}
