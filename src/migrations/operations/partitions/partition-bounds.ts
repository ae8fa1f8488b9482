import { sql as kyselySql } from 'kysely';

import { phrase, tuple, value } from '../clauses.js';
import type { Clause } from '../compiler.js';
import { cell } from '../rows/row-values.js';
import type { SqlFragment } from '../sql-text.js';

/** A value, or SQL by the `sql` tag, such as sql`minvalue` and sql`maxvalue`. */
export type BoundValue = string | number | bigint | boolean | Date | SqlFragment;

/** One value for each column of the key; one by itself where the key is one column. */
export type RangeBound = BoundValue | readonly BoundValue[];

/** Which rows a partition holds, in the terms of its parent's strategy. */
export type PartitionBounds = RangeBounds | ListBounds | HashBounds | DefaultBounds;

type Without<K extends string> = { readonly [Key in K]?: undefined };

/** From the first, inclusive, to the second, exclusive. */
export type RangeBounds = { readonly from: RangeBound; readonly to: RangeBound } & Without<
  'in' | 'modulus' | 'remainder' | 'default'
>;

export type ListBounds = { readonly in: readonly (BoundValue | null)[] } & Without<
  'from' | 'to' | 'modulus' | 'remainder' | 'default'
>;

export type HashBounds = { readonly modulus: number; readonly remainder: number } & Without<
  'from' | 'to' | 'in' | 'default'
>;

/** What no other partition holds. */
export type DefaultBounds = { readonly default: true } & Without<
  'from' | 'to' | 'in' | 'modulus' | 'remainder'
>;

/** `for values …`, or `default`. */
export function boundsClause(bounds: PartitionBounds): Clause {
  if (bounds.default !== undefined) {
    return phrase('default');
  }
  if (bounds.in !== undefined) {
    return phrase('for values in', tuple(bounds.in.map(cell)));
  }
  if (bounds.modulus !== undefined) {
    const { modulus, remainder } = bounds;
    return kyselySql`for values with (modulus ${value(modulus)}, remainder ${value(remainder)})`;
  }
  return phrase('for values from', edge(bounds.from), 'to', edge(bounds.to));
}

function edge(bound: RangeBound): Clause {
  return tuple((isList(bound) ? bound : [bound]).map(cell));
}

function isList(bound: RangeBound): bound is readonly BoundValue[] {
  return Array.isArray(bound);
}
