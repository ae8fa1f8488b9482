import type {
  ColumnDefinition,
  DefaultDefinition,
} from '../../../../operations/columns/column-definition.js';
import { asFragment } from '../../../../operations/sql-text.js';
import type { EnumDefault } from '../../../../operations/types/enum-column.js';
import { turned, type EnumMap } from '../../../../operations/types/enum-map.js';
import { isOfType } from '../type-name.js';
import type { EnumPlan } from './plan-enum.js';

/** What becomes of a default while another type takes the place of the column's. */
export interface DefaultTurn {
  /** Nothing where there is none, or it can't stay. */
  readonly settled: DefaultDefinition | undefined;
  readonly operation: { from: EnumDefault; to: EnumDefault } | undefined;
}

/** The default that the column is to have, or else the one that it has with its values turned, or else none. */
export function turnDefault(
  column: ColumnDefinition,
  after: ColumnDefinition | undefined,
  plan: EnumPlan,
): DefaultTurn {
  const from = renamedDefault(column.default, plan.renamed);
  const to =
    after !== undefined && isOfType(after.type, plan.after.name)
      ? after.default
      : turnedDefault(from, plan.map, plan.after.values);
  return from === undefined || to === undefined
    ? { settled: undefined, operation: undefined }
    : { settled: to, operation: { from: enumDefault(from), to: enumDefault(to) } };
}

/** The default after values got other names. */
export function renamedDefault(
  given: DefaultDefinition | undefined,
  renamed: ReadonlyMap<string, string>,
): DefaultDefinition | undefined {
  return turnedDefault(given, Object.fromEntries(renamed));
}

function turnedDefault(
  given: DefaultDefinition | undefined,
  map: EnumMap,
  allowed?: readonly string[],
): DefaultDefinition | undefined {
  if (given === undefined || 'sql' in given) {
    return allowed === undefined ? given : undefined;
  }
  const value = turnedValue(given.value, map);
  const values = elementsOf(value);
  const stays = allowed === undefined || values.every((element) => allowed.includes(element));
  return stays ? { value } : undefined;
}

function turnedValue(value: unknown, map: EnumMap): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => turnedValue(element, map));
  }
  if (typeof value !== 'string') {
    return value;
  }
  return isArrayText(value)
    ? `{${elementsOf(value)
        .map((element) => turned(element, map))
        .join(',')}}`
    : turned(value, map);
}

function elementsOf(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.map(String);
  }
  const text = String(value);
  return isArrayText(text) ? text.slice(1, -1).split(',').filter(Boolean) : [text];
}

function isArrayText(text: string): boolean {
  return text.startsWith('{') && text.endsWith('}');
}

export function enumDefault(given: DefaultDefinition): EnumDefault {
  if ('sql' in given) {
    return asFragment(given.sql);
  }
  return Array.isArray(given.value) ? given.value.map(String) : String(given.value);
}
