import type { Collection } from '@mikro-orm/core';
import type { Related } from './attributes.js';

/** The names of an entity's relations to another, to one or to many. */
export type RelationTo<T extends object, U extends object> = {
  [K in keyof T & string]: Leads<T[K], U> extends true ? K : never;
}[keyof T & string];

/** The names of those that lead to one. */
export type ToOne<T extends object, U extends object> = {
  [K in RelationTo<T, U>]: NonNullable<T[K]> extends Collection<infer _> ? never : K;
}[RelationTo<T, U>];

/** The names of those that lead to many. */
export type ToMany<T extends object, U extends object> = Exclude<RelationTo<T, U>, ToOne<T, U>>;

/** A last parameter that names a relation where there may be several; no call compiles where there is none. */
export type NamedRelation<Names extends string> = [Names] extends [never]
  ? [theseEntitiesHaveNoSuchRelation: never]
  : [relation?: Names];

type Leads<V, U extends object> =
  IsAny<V> extends true
    ? false
    : [Related<NonNullable<V>>] extends [infer R extends object]
      ? R extends Date | Function
        ? false
        : U extends R
          ? true
          : R extends U
            ? true
            : false
      : false;

type IsAny<V> = 0 extends 1 & V ? true : false;
