import type { EntityProperty } from '@mikro-orm/core';

/** A part of the natural key of a relation. */
export interface KeyLeaf {
  /** The names of its properties, from the related entity on. */
  readonly path: readonly string[];
  /** The relations on the way to it. */
  readonly through: readonly EntityProperty[];
  /** What is compared, of the table that the last relation leads to. */
  readonly column: string;
}

/** A way to find related rows: by keys of one shape. */
export interface Lookup {
  /** From 1, among those of its relation. */
  readonly id: number;
  readonly leaves: readonly KeyLeaf[];
}

export interface KeyValue extends KeyLeaf {
  readonly text: string;
}

/** A natural key as it was given, with its values as text. */
export function showLookupKey(lookup: Lookup, texts: readonly (string | null)[]): Record<string, unknown> {
  const key: Record<string, unknown> = {};
  lookup.leaves.forEach(({ path }, i) => setAt(key, path, texts[i] ?? null));
  return key;
}

function setAt(
  target: Record<string, unknown>,
  [first = '', ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const nested: Record<string, unknown> = {};
  Object.assign(nested, target[first]);
  setAt(nested, rest, value);
  target[first] = nested;
}
