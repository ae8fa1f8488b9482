import type { EntityManager } from '@mikro-orm/postgresql';
import type { Factories } from './factories.js';
import type { ConfiguredFactory } from './factory-settings.js';
import type { FakerSource } from './faker-source.js';
import type { OnInsert } from './insert-progress.js';
import type { PoolSource } from './pools/pool-source.js';
import type { Sequences } from './sequences.js';
import type { AttributeSource } from './values/attribute-source.js';

/** What all factories of one registry share. */
export interface FactoryScope {
  readonly factories: Factories;
  readonly fakers: FakerSource;
  readonly sequences: Sequences;
  /** What the relations of all its factories choose from. */
  readonly pools: readonly PoolSource[];
  readonly withoutParents: boolean;
  /** Who wants to know how far an `insert` is: see `reportInsert`. */
  readonly onInsert?: OnInsert;
  /** Ends an `insert` between two parts of it, which throws its reason. */
  readonly signal?: AbortSignal;
  /** Loads faker at the first call. */
  source(): Promise<AttributeSource>;
  /** Where entities are made and persisted: the given EntityManager, or a new fork at each call. */
  entityManager(): EntityManager;
  /** A factory that belongs to no registry yet becomes one of this. */
  adopt(factory: ConfiguredFactory): ConfiguredFactory;
  /** A factory class, or a factory, as a factory of this registry; anything else as it is. */
  asFactory(value: unknown): unknown;
}
