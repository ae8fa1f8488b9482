import type { EntityManager, Options } from '@mikro-orm/postgresql';
import type { Provider } from '@nestjs/common';

import type { Factories } from '../../../src/factories/index.js';
import { createTestingApp, type TestingApp } from '../testing-app.js';

export interface Kinds {
  /** That of `factories`, of each test anew. */
  readonly em: EntityManager;
  /** What each test has sent so far. */
  readonly queries: string[];
  /** The same factories, from the same start. */
  factories(randomSeed?: number): Factories;
  /** An EntityManager that knows nothing, to see what has been written. */
  fresh(): EntityManager;
}

/** These entities in a database of their own, emptied before each test. */
export function useKinds(entities: NonNullable<Options['entities']>, providers: Provider[] = []): Kinds {
  let app: TestingApp;
  let em: EntityManager;
  const queries: string[] = [];
  const logger = (message: string) => void queries.push(message);
  beforeAll(async () => {
    app = await createTestingApp({ providers }, { entities, debug: ['query'], logger });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.orm.schema.clear();
    em = app.orm.em.fork();
    queries.length = 0;
  });
  return {
    get em() {
      return em;
    },
    queries,
    factories: (randomSeed = 1) => app.factories.fork({ randomSeed }).with(em),
    fresh: () => app.orm.em.fork(),
  };
}

/** The keys of entities, in order. */
export function keysOf(entities: readonly { id: number }[]): number[] {
  return entities.map(({ id }) => id).toSorted((a, b) => a - b);
}
