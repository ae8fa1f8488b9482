import { escapeIdentifier } from 'pg';

import type { TablePlace } from '../filter/schema-filter.js';

export function quotedPlace({ schema, name }: TablePlace): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
}

export function isSamePlace(one: TablePlace, other: TablePlace): boolean {
  return one.schema === other.schema && one.name === other.name;
}
