import type { EntityProperty } from '@mikro-orm/core';

import type { Conversion } from '../values/value-fault.js';
import { type Nullability, nullabilityOf } from './nullability.js';
import type { PropertyPath } from './resolve-column.js';
import { isRelation } from './shape.js';

/** A column of a file, and the property that it is for. */
export interface MappedColumn {
  readonly index: number;
  readonly column: string;
  /** As `Entity.property`. */
  readonly label: string;
  readonly path: PropertyPath;
  readonly convert: Conversion;
}

/** A property with a column of its own. */
export interface PlanLeaf {
  readonly mapped: MappedColumn;
  readonly property: EntityProperty;
  readonly nullability: Nullability;
}

/** A relation by its natural key, or an embedded property: several columns make its value. */
export interface PlanBranch {
  readonly first: MappedColumn;
  readonly isRelation: boolean;
  readonly nullability: Nullability;
  readonly indices: readonly number[];
  readonly children: ReadonlyMap<string, PlanNode>;
}

export type PlanNode = PlanLeaf | PlanBranch;

/** Two columns are for the same property, or one for a property and another for a part of it. */
export class ColumnConflict extends Error {
  override readonly name = 'ColumnConflict';

  constructor(
    readonly one: MappedColumn,
    readonly other: MappedColumn,
  ) {
    super(`${one.column}, ${other.column}`);
  }
}

/** Which columns make which properties. @throws ColumnConflict */
export function planRow(columns: readonly MappedColumn[], depth = 0): ReadonlyMap<string, PlanNode> {
  const groups = Map.groupBy(columns, ({ path }) => path[depth]?.key ?? '');
  return new Map(Array.from(groups, ([key, group]) => [key, planNode(group, depth)]));
}

function planNode(group: readonly MappedColumn[], depth: number): PlanNode {
  const [first, ...others] = group;
  const property = first?.path[depth]?.property;
  if (first === undefined || property === undefined) {
    throw new Error('A group has a column, and a path reaches its property.');
  }
  const own = group.find(({ path }) => path.length === depth + 1);
  const other = group.find((mapped) => mapped !== own);
  if (own !== undefined && other !== undefined) {
    throw new ColumnConflict(first, others[0] ?? other);
  }
  return own === undefined ? planBranch(group, first, property, depth) : planLeaf(own, property);
}

function planLeaf(mapped: MappedColumn, property: EntityProperty): PlanLeaf {
  return { mapped, property, nullability: nullabilityOf(property) };
}

function planBranch(
  group: readonly MappedColumn[],
  first: MappedColumn,
  property: EntityProperty,
  depth: number,
): PlanBranch {
  return {
    first,
    isRelation: isRelation(property),
    nullability: nullabilityOf(property),
    indices: group.map(({ index }) => index),
    children: planRow(group, depth + 1),
  };
}
