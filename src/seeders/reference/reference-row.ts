import type { Collection, EntityKey, Primary, Reference } from '@mikro-orm/core';

/** The properties of an entity that a row can name: those with columns, and so no collections. */
export type ReferenceKey<T extends object> = {
  [K in EntityKey<T>]: NonNullable<T[K]> extends Collection<infer _U> ? never : K;
}[EntityKey<T>];

/**
 * A row of reference data: the properties that are declared. Those that a row does not name keep their value, or get
 * their default in a row that is added.
 *
 * A relation is given by its natural key (`{ country: { code: 'CH' } }`), by its primary key, by an entity, or is null.
 */
export type ReferenceRow<T extends object> = { readonly [K in ReferenceKey<T>]?: ReferenceValue<T[K]> };

type ReferenceValue<V> =
  Declared<NonNullable<V>> | (null extends V ? null : undefined extends V ? null : never);

type Declared<V> = V extends Date
  ? Date | string
  : V extends Leaf
    ? V
    : V extends { __runtime?: infer Runtime }
      ? Runtime
      : V extends ScalarReferenceShape<infer U>
        ? ReferenceValue<U>
        : V extends Reference<infer U>
          ? Related<U>
          : V extends readonly (infer U)[]
            ? readonly (U | Declared<U>)[]
            : V extends object
              ? Related<V>
              : V;

type Leaf = string | number | bigint | boolean | Uint8Array | { toHexString(): string };

/** What MikroORM wraps a lazy scalar in. */
type ScalarReferenceShape<U> = {
  set(value: U): void;
  bind(...arguments_: never[]): void;
  unwrap(): U | undefined;
};

type Related<U extends object> = U | ReferenceRow<U> | KeyOf<U>;

/** MikroORM gives back the type itself where it finds no primary key. */
type KeyOf<U> = Primary<U> extends infer P ? (P extends U ? never : P) : never;
