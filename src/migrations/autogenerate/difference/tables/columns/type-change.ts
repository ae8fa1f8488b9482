import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import { isSame } from '../../same.js';
import { baseType } from './base-type.js';

const QUIET = [
  ['smallint', 'integer', 'bigint', 'numeric'],
  ['text', 'varchar'],
];

export function hasOtherType(before: ColumnDefinition, after: ColumnDefinition): boolean {
  return before.type !== after.type || !isSame(before.collation, after.collation);
}

/** Whether expressions over a column of the one type mean the same over one of the other, and keys may refer to either. */
export function isQuietChange(was: string, is: string): boolean {
  const [from, to] = [baseType(was), baseType(is)];
  return from === to || QUIET.some((family) => family.includes(from) && family.includes(to));
}
