import { type EntityMetadata, Utils } from '@mikro-orm/core';

import { MatcherInOperatorError } from '../../errors/matcher-in-operator.error.js';
import { hasAsymmetric } from './asymmetric-matcher.js';

/** A query as `em.find` takes it. */
export type Where = Readonly<Record<PropertyKey, unknown>>;

/** One of the things that are asked of a row. */
export interface RowCondition {
  /** The property; or an operator such as `$or`, or what stands for the whole. */
  readonly name: string;
  readonly expected: unknown;
  /** Undefined where PostgreSQL can't compare it. */
  readonly where: Where | undefined;
}

/** @throws MatcherInOperatorError for an asymmetric matcher where only PostgreSQL can compare. */
export function conditionsOf(meta: EntityMetadata, where: unknown): RowCondition[] {
  if (!Utils.isPlainObject(where)) {
    const name = meta.primaryKeys.join(', ');
    return where === undefined ? [] : [{ name, expected: where, where: Object(toWhere(meta, where)) }];
  }
  const entries: [string | symbol, unknown][] = Reflect.ownKeys(where).map((key) => [
    key,
    Reflect.get(where, key),
  ]);
  return entries.map(([key, expected]) => toCondition(key, expected));
}

/** A key stands for itself. */
function toWhere({ primaryKeys: [key = 'id', ...more] }: EntityMetadata, where: unknown): unknown {
  return Array.isArray(where) || more.length > 0 || Utils.isEntity(where) ? where : { [key]: where };
}

function toCondition(key: string | symbol, expected: unknown): RowCondition {
  const name = typeof key === 'symbol' ? 'raw SQL' : key;
  if (!hasAsymmetric(expected)) {
    return { name, expected, where: { [key]: expected } };
  }
  const operator = [name, ...keysIn(expected)].find((one) => one.startsWith('$'));
  if (operator !== undefined) {
    throw new MatcherInOperatorError(operator);
  }
  return { name, expected, where: undefined };
}

function keysIn(value: unknown): string[] {
  return Utils.isPlainObject(value)
    ? Object.entries(value).flatMap(([key, nested]) => [key, ...keysIn(nested)])
    : [];
}
