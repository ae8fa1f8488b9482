import type { Collection, Reference, RequiredEntityData } from '@mikro-orm/core';
import type { FactoryContext } from './factory-context.js';
import type { FactoryOf } from './factory-of.js';

/**
 * What a factory's `definition` returns: every attribute that the entity needs, worked out from the entity alone.
 *
 * Admits whatever `em.create` takes (values, related entities, their keys), a factory in the place of a relation, and a function
 * that computes the attribute from the others: these may be computed in turn, in whatever order they stand.
 */
export type Definition<T extends object> = {
  [K in keyof RequiredEntityData<T>]: Attribute<
    T,
    AttributeValue<PropertyOf<T, K>, RequiredEntityData<T>[K]>
  >;
};

/** Some attributes of an entity: those of a state, or those given to `make`, `create` and `raw`. */
export type Attributes<T extends object> = Partial<Definition<T>> & NoFunction;

/** What `raw` returns: data for `em.create`, with a plain object in the place of each factory. */
export type RawAttributes<T extends object> = RequiredEntityData<T>;

/** The attributes that others are computed from. A relation is what was made for it: for `insert` a plain row. */
export type KnownAttributes<T extends object> = {
  readonly [K in keyof RequiredEntityData<T>]: NonNullable<PropertyOf<T, K>> extends Collection<infer _>
    ? never
    : Loaded<PropertyOf<T, K>>;
};

/** Lets the compiler refuse attributes that the entity lacks where it would let a function return them. */
export type Known<A, T extends object> = A &
  ([Unknown<A, T>] extends [never] ? unknown : Record<Unknown<A, T>, never>);

/** When an entity was deleted; no call compiles where it has no `deletedAt` that is a date. */
export type DeletionOf<T extends object> = 'deletedAt' extends keyof T
  ? Date extends T['deletedAt']
    ? [at?: Date]
    : [deletedAtIsNoDate: never]
  : [theEntityHasNoDeletedAt: never];

/** The entity behind a relation, be it plain, a `Ref`, a `Collection` or an array. */
export type Related<V> =
  V extends Collection<infer U>
    ? U
    : V extends Reference<infer U>
      ? U
      : V extends readonly (infer U)[]
        ? U
        : V;

type Attribute<T extends object, V> = V | ((attributes: KnownAttributes<T>, context: FactoryContext) => V);

type Unknown<A, T extends object> = Exclude<keyof A, keyof Attributes<T>>;

/** A function has a `name` and a `length`: without this it would pass for the attributes of many an entity. */
type NoFunction = { readonly [Symbol.hasInstance]?: never };

type PropertyOf<T, K> = K extends keyof T ? T[K] : never;

/** MikroORM admits null for all that may be left out; here it has to be a property that can be null. */
type AttributeValue<V, Data> =
  (null extends V ? Data : undefined extends V ? Data : Exclude<Data, null>) | FactoryFor<NonNullable<V>>;

type FactoryFor<V> = [Related<V>] extends [infer U extends object]
  ? U extends Date | Uint8Array
    ? never
    : FactoryOf<U>
  : never;

type Loaded<V> = V extends Reference<infer U> ? U : V;
