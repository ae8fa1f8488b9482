import type { EntityProperty } from '@mikro-orm/core';

/** What becomes of null: it is taken, it is left out for a default, or it is refused. */
export type Nullability = 'nullable' | 'default' | 'required';

export function nullabilityOf(property: EntityProperty): Nullability {
  if (property.nullable) {
    return 'nullable';
  }
  const { default: value, defaultRaw, autoincrement, onCreate, version } = property;
  const hasDefault = (value !== undefined && value !== null) || defaultRaw !== undefined;
  return hasDefault || autoincrement || onCreate !== undefined || version ? 'default' : 'required';
}
