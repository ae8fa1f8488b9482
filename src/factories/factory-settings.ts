import type { EntityName } from '@mikro-orm/core';
import type { FactoryContext } from './factory-context.js';
import type { Hook } from './factory-hooks.js';
import type { FactoryScope } from './factory-scope.js';
import type { InferredFactory } from './inference/index.js';
import type { PoolSource } from './pools/pool-source.js';
import type { Count } from './values/count.js';

/** Where a factory keeps its settings: a symbol, so that no name is taken from those who extend the class. */
export const SETTINGS = Symbol('siskin.factory.settings');

/** Attributes without their types, as the library's core sees them. */
export type PlainAttributes = Record<string, unknown>;

export type StateFunction = (context: FactoryContext, factory: ConfiguredFactory) => PlainAttributes;

/** One after the other, from the first again after the last. */
export class Sequence {
  constructor(readonly items: readonly (PlainAttributes | StateFunction)[]) {}
}

/** Deleted then, by default the day before the reference date. */
export class Trashed {
  constructor(readonly at: Date | undefined) {}
}

export type State = PlainAttributes | StateFunction | Sequence | Trashed;

export type Pivot = PlainAttributes | ((target: object) => PlainAttributes) | readonly PlainAttributes[];

/** What a call on the chain asks of a relation; its name where it was given. */
export type RelationRequest = { readonly relation?: string } & (
  | { readonly kind: 'has'; readonly factory: unknown }
  | { readonly kind: 'for'; readonly parent: unknown }
  | { readonly kind: 'attach'; readonly target: unknown; readonly pivot: Pivot }
);

/** What a chain of calls on a factory has gathered. */
export interface FactorySettings {
  readonly states: readonly State[];
  /** None makes one entity, any number makes a list. */
  readonly count?: Count;
  readonly relations: readonly RelationRequest[];
  readonly pools: readonly PoolSource[];
  readonly hooks: readonly Hook[];
  /** Relations to one that stay empty where a factory stands for them: all, or those of these names. */
  readonly withoutParents?: true | readonly string[];
  /** Where it is not said by `@Factory`: of an inferred factory. */
  readonly entity?: EntityName<object>;
  /** Where the metadata of the entity is all that is known. */
  readonly inferred?: InferredFactory;
  /** The registry that the factory was got from; none where it was made or injected by itself. */
  readonly scope?: FactoryScope;
}

/** The part of a factory that the builder works with. */
export interface ConfiguredFactory {
  readonly [SETTINGS]: FactorySettings;
  definition(context: FactoryContext): object;
}

export const NO_SETTINGS: FactorySettings = { states: [], relations: [], pools: [], hooks: [] };

export function isFactory(value: unknown): value is ConfiguredFactory {
  return typeof value === 'object' && value !== null && SETTINGS in value;
}

/** A copy with other settings. It keeps the fields of the original: the injected dependencies among them. */
export function configure<F extends ConfiguredFactory>(factory: F, changes: Partial<FactorySettings>): F {
  const copy = Object.create(Object.getPrototypeOf(factory) as object) as F;
  return Object.assign(copy, factory, { [SETTINGS]: { ...factory[SETTINGS], ...changes } });
}
