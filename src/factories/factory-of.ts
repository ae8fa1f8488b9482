/** Types only: the entity that a factory makes. */
export declare const MADE: unique symbol;

/** Types only: marks a factory that has a count. */
export declare const COUNTED: unique symbol;

/**
 * A factory of an entity, known by nothing but that entity. It names no method of the factory: the inferred types of
 * factories that refer to each other, or to themselves, would go in circles.
 */
export interface FactoryOf<T extends object> {
  readonly [MADE]: T;
}

/** A factory class, as it is given to `factories.get`. */
export type FactoryClass<F extends FactoryOf<object> = FactoryOf<object>> = new (
  ...dependencies: never[]
) => F;

/** What `count` adds to the type of a factory: `make` and `create` return a list. */
export interface Counted {
  readonly [COUNTED]: true;
}

/** One entity, or a list of them where the factory has a count. */
export type Made<F, One> = F extends Counted ? One[] : One;
