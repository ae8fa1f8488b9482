import { SqlFragment } from '../sql-text.js';
import type { ObjectName } from '../names.js';
import { turned, type EnumMap } from './enum-map.js';

/** A value of the enum, several for an array, or SQL by the `sql` tag. */
export type EnumDefault = string | readonly string[] | SqlFragment;

/** A column whose values are of the enum. */
export interface EnumColumn {
  table: ObjectName;
  column: string;
  /** Whether it holds arrays of the enum. Default: false. */
  array?: boolean;
  /**
   * The default that the column has, which has to be said where it has one. It turns into another as the values do;
   * `{ from, to }` says both.
   */
  default?: EnumDefault | { from: EnumDefault; to: EnumDefault };
}

/** The default before and after, where the column has one. */
export function defaultsOf(
  { default: given }: EnumColumn,
  map?: EnumMap,
): { from: EnumDefault; to: EnumDefault } | undefined {
  if (given === undefined || isBoth(given)) {
    return given;
  }
  return { from: given, to: turnedDefault(given, map) };
}

/** The column as it is afterwards, to be turned back. */
export function turnedColumn(column: EnumColumn, map?: EnumMap): EnumColumn {
  const both = defaultsOf(column, map);
  if (both === undefined) {
    return column;
  }
  const { from, to } = both;
  return { ...column, default: from === to ? from : { from: to, to: from } };
}

function turnedDefault(given: EnumDefault, map?: EnumMap): EnumDefault {
  if (given instanceof SqlFragment) {
    return given;
  }
  return typeof given === 'string' ? turned(given, map) : given.map((value) => turned(value, map));
}

function isBoth(given: NonNullable<EnumColumn['default']>): given is { from: EnumDefault; to: EnumDefault } {
  return typeof given === 'object' && 'from' in given;
}
