import type { EntityProperty } from '@mikro-orm/core';

import type { Column } from './table.js';

export interface ExpectedValue {
  readonly property: Pick<EntityProperty, 'items'>;
  readonly column: Pick<Column, 'fullType' | 'notNull'>;
}

/** What a column takes, for people. */
export function expectedOf({ property, column }: ExpectedValue): string {
  const items = property.items?.map((item) => JSON.stringify(item)) ?? [];
  const what = items.length > 0 ? `one of ${items.join(', ')} (${column.fullType})` : column.fullType;
  return `${what}${column.notNull ? ', not null' : ' or null'}`;
}
