import type { EntityProperty } from '@mikro-orm/core';

import type { UnknownColumnReason } from '../../../errors/unknown-column.error.js';
import { innerShape, isCollection, isComputed, isRelation, type Shape } from './shape.js';

/** From an entity to the property that a column is for, which is the last. */
export type PropertyPath = readonly [PropertyStep, ...PropertyStep[]];

export interface PropertyStep {
  /** The key in the data. */
  readonly key: string;
  readonly property: EntityProperty;
}

/** Why a name stands for no property, and where it was looked for. */
export interface Unresolved {
  readonly reason: UnknownColumnReason;
  readonly shape: Shape;
}

/** Finds a property by its name, by its field name, or by a path of these with dots. */
export function resolveColumn(name: string, shape: Shape): PropertyPath | Unresolved {
  const found = direct(name, shape);
  const dot = name.indexOf('.');
  if (found !== undefined || dot === -1) {
    return found ?? { reason: 'unknown', shape };
  }
  const outer = direct(name.slice(0, dot), shape);
  if (outer === undefined || 'reason' in outer) {
    return outer ?? { reason: 'unknown', shape };
  }
  const inner = innerShape(lastOf(outer).property);
  const rest = inner === undefined ? undefined : resolveColumn(name.slice(dot + 1), inner);
  if (rest === undefined || 'reason' in rest) {
    return rest ?? { reason: 'unknown', shape };
  }
  return [...outer, ...rest];
}

export function lastOf(path: PropertyPath): PropertyStep {
  return path.at(-1) ?? path[0];
}

function direct(name: string, shape: Shape): PropertyPath | Unresolved | undefined {
  const { properties } = shape;
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (property !== undefined) {
    return refusalOf(property, shape) ?? stepsTo(property, name, shape);
  }
  return byFieldName(name, shape);
}

function refusalOf(property: EntityProperty, shape: Shape): Unresolved | undefined {
  if (isCollection(property)) {
    return { reason: 'collection', shape };
  }
  return isComputed(property) ? { reason: 'computed', shape } : undefined;
}

/** A column of an embedded property is a property of the entity, too. */
function stepsTo(property: EntityProperty, key: string, { properties }: Shape): PropertyPath {
  const [outerName, innerName] = property.embedded ?? [];
  const outer = outerName === undefined ? undefined : properties[outerName];
  if (outer === undefined || innerName === undefined) {
    return [{ key, property }];
  }
  return [...stepsTo(outer, outer.name, { name: '', properties }), { key: innerName, property }];
}

function byFieldName(name: string, shape: Shape): PropertyPath | Unresolved | undefined {
  const [key, property] =
    Object.entries(shape.properties).find(
      ([, candidate]) =>
        candidate.fieldNames?.includes(name) && candidate.object !== true && !isCollection(candidate),
    ) ?? [];
  if (key === undefined || property === undefined) {
    return undefined;
  }
  const path = refusalOf(property, shape) ?? stepsTo(property, key, shape);
  return 'reason' in path || property.fieldNames.length === 1 ? path : partOfKey(name, path);
}

/** One of the columns of a relation whose primary key has several. */
function partOfKey(name: string, path: PropertyPath): PropertyPath | undefined {
  const { property } = lastOf(path);
  const index = property.fieldNames.indexOf(name);
  const key = property.referencedPKs[index];
  const part = key === undefined ? undefined : property.targetMeta?.properties[key];
  const isWhole = property.referencedPKs.length === property.fieldNames.length;
  return part === undefined || !isWhole || !isRelation(property)
    ? undefined
    : [...path, { key: part.name, property: part }];
}
