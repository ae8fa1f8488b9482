import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import type { Share } from '../unique/unique-value.js';

const ALONE: Share = { place: 0, of: 1 };

/** Which part of the values of a column belongs to an entity that shares it with others by inheritance. */
export function shareOf({ name }: EntityProperty, meta: EntityMetadata): Share {
  const family = familyOf(meta.root);
  const place = family.indexOf(meta.className);
  return place < 0 || !isShared(name, meta) ? ALONE : { place, of: family.length };
}

function familyOf({
  className,
  abstract,
  discriminatorMap,
  allTPTDescendants = [],
}: EntityMetadata): string[] {
  const children = [...Object.values(discriminatorMap ?? {}), ...allTPTDescendants].map((child) =>
    'className' in child ? child.className : child.name,
  );
  return [...new Set([...(abstract ? [] : [className]), ...children])].sort();
}

/** Whether the root has the property, too, and not only because its table holds the columns of all children. */
function isShared(name: string, { root }: EntityMetadata): boolean {
  const property = Object.values(root.properties).find((one) => one.name === name);
  return property !== undefined && property.inherited !== true;
}
