import type { EntityProperty } from '@mikro-orm/core';

/** What is wrong with the value of an enum, where it is none of its items; undefined for other properties. */
export function itemMisfit({ items }: Pick<EntityProperty, 'items'>, value: unknown): string | undefined {
  const isSingle = items !== undefined && value !== null && !Array.isArray(value);
  return isSingle && !isOneOf(items, value) ? `it is ${JSON.stringify(value)}` : undefined;
}

/** What PostgreSQL admits in no text at all. */
export function textMisfit(text: string | null): string | undefined {
  return text?.includes('\0') ? 'it has a zero byte, which no text of PostgreSQL can have' : undefined;
}

function isOneOf(items: readonly unknown[], value: unknown): boolean {
  return items.includes(value) || (typeof value === 'string' && items.map(String).includes(value));
}
