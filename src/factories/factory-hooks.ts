import type { EntityManager } from '@mikro-orm/postgresql';
import type { Factories } from './factories.js';
import type { PlainAttributes } from './factory-settings.js';

/** What the hooks of a factory are given, beside what they are called for. */
export interface HookContext {
  /** On the EntityManager of the call, in its transaction. */
  readonly factories: Factories;
  readonly em: EntityManager;
  /** What a child was made for by `has`. */
  readonly parent: Readonly<Record<string, unknown>> | undefined;
}

type Awaitable = void | Promise<void>;

/** The hooks of a factory by name; each may be there several times, and they are called in the order in which they were added. */
export interface FactoryHooks<T> {
  /** With the attributes, before an entity or a row is made of them: it may change them. Called by `make`, `create`, `raw`, `insert`. */
  beforeMake: (attributes: PlainAttributes, context: HookContext) => Awaitable;
  /** With each entity after all of the call are made. Called by `make` and `create`. */
  afterMake: (entity: T, context: HookContext) => Awaitable;
  /** With each entity before any is written. Called by `create`. */
  beforeCreate: (entity: T, context: HookContext) => Awaitable;
  /** With each entity after all are written, in the same transaction; what it changes is written, too. Called by `create`. */
  afterCreate: (entity: T, context: HookContext) => Awaitable;
}

export type HookName = keyof FactoryHooks<object>;

/** Hooks as the library's core sees them. */
export type Hook = {
  [N in HookName]: { readonly name: N; readonly run: FactoryHooks<object>[N] };
}[HookName];
