import type { EntityManager } from '@mikro-orm/postgresql';
import type { Factories } from './factories.js';
import type { FakerSource } from './faker-source.js';
import type { Sequences } from './sequences.js';

/** What all factories of one registry share. */
export interface FactoryScope {
  readonly factories: Factories;
  readonly fakers: FakerSource;
  readonly sequences: Sequences;
  /** Where entities are made and persisted: the given EntityManager, or a new fork at each call. */
  entityManager(): EntityManager;
}
