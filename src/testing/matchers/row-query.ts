import type { EntityKey, ExpandProperty, FilterObject, FilterQuery, Primary } from '@mikro-orm/core';

/** Such as `expect.any(String)`. */
export interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean;
}

/**
 * What is asked of a row: as in `em.find`, and besides by asymmetric matchers, which are compared in memory.
 */
export type RowQuery<Entity> = FilterQuery<Entity> | RowLike<Entity>;

type RowLike<Entity> = {
  [Key in EntityKey<Entity>]?: FilterObject<Entity>[Key] | ValueLike<ExpandProperty<Entity[Key]>>;
};

type ValueLike<Value> =
  | AsymmetricMatcher
  | Primary<Value>
  | (NonNullable<Value> extends Date | Uint8Array | ((...args: never[]) => unknown)
      ? Value
      : NonNullable<Value> extends object
        ? { [Key in keyof NonNullable<Value>]?: ValueLike<ExpandProperty<NonNullable<Value>[Key]>> }
        : Value);
