import type { FactoryContext } from './factory-context.js';
import type { FactoryScope } from './factory-scope.js';

/** Where a factory keeps its settings: a symbol, so that no name is taken from those who extend the class. */
export const SETTINGS = Symbol('siskin.factory.settings');

/** Attributes without their types, as the library's core sees them. */
export type PlainAttributes = Record<string, unknown>;

export type State = PlainAttributes | ((context: FactoryContext) => PlainAttributes);

/** What a chain of calls on a factory has gathered. */
export interface FactorySettings {
  readonly states: readonly State[];
  /** None makes one entity, any number makes a list. */
  readonly count?: number;
  /** The registry that the factory was got from; none where it was made or injected by itself. */
  readonly scope?: FactoryScope;
}

/** The part of a factory that the builder works with. */
export interface ConfiguredFactory {
  readonly [SETTINGS]: FactorySettings;
  definition(context: FactoryContext): object;
}

export const NO_SETTINGS: FactorySettings = { states: [] };

export function isFactory(value: unknown): value is ConfiguredFactory {
  return typeof value === 'object' && value !== null && SETTINGS in value;
}

/** A copy with other settings. It keeps the fields of the original: the injected dependencies among them. */
export function configure<F extends ConfiguredFactory>(factory: F, changes: Partial<FactorySettings>): F {
  const copy = Object.create(Object.getPrototypeOf(factory) as object) as F;
  return Object.assign(copy, factory, { [SETTINGS]: { ...factory[SETTINGS], ...changes } });
}
