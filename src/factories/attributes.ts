import type { Collection, Reference, RequiredEntityData } from '@mikro-orm/core';
import type { FactoryOf } from './factory-of.js';

/**
 * What a factory's `definition` returns: every attribute that the entity needs, worked out from the entity alone.
 *
 * Admits whatever `em.create` takes (values, related entities, their keys), and a factory in the place of a relation.
 */
export type Definition<T extends object> = {
  [K in keyof RequiredEntityData<T>]: AttributeValue<PropertyOf<T, K>, RequiredEntityData<T>[K]>;
};

/** Some attributes of an entity: those of a state, or those given to `make`, `create` and `raw`. */
export type Attributes<T extends object> = Partial<Definition<T>> & NoFunction;

/** What `raw` returns: data for `em.create`, with a plain object in the place of each factory. */
export type RawAttributes<T extends object> = RequiredEntityData<T>;

/** Lets the compiler refuse attributes that the entity lacks where it would let a function return them. */
export type Known<A, T extends object> = A &
  ([Unknown<A, T>] extends [never] ? unknown : Record<Unknown<A, T>, never>);

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

/** The entity behind a relation, be it plain, a `Ref`, a `Collection` or an array. */
type Related<V> =
  V extends Collection<infer U>
    ? U
    : V extends Reference<infer U>
      ? U
      : V extends readonly (infer U)[]
        ? U
        : V;
