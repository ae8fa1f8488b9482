import type { Faker } from '@faker-js/faker';
import type { EntityName } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { EntityFactory } from './entity-factory.js';
import type { FactoryClass, FactoryOf } from './factory-of.js';
import type { FactoryScope } from './factory-scope.js';
import { type ConfiguredFactory, configure } from './factory-settings.js';
import type { FactoryExplorer } from './factory.explorer.js';
import { FakerSource } from './faker-source.js';
import { Sequences } from './sequences.js';

export interface ForkFactoriesOptions {
  /** The same random seed and the same calls give the same values. Default: a drawn one. */
  randomSeed?: number;
  /** Where to make and persist entities. Default: as the registry that is forked. */
  em?: EntityManager;
}

/** What a registry has of its own, beside the application that it serves. */
interface Run {
  readonly em?: EntityManager;
  readonly fakers: FakerSource;
  readonly sequences: Sequences;
}

/** Where factories come from. `FactoryRegistry` is the injectable one. */
export class Factories {
  readonly #orm: MikroORM;
  readonly #explorer: FactoryExplorer;
  readonly #run: Run;
  readonly #scope: FactoryScope;

  /** @internal */
  constructor(orm: MikroORM, explorer: FactoryExplorer, run: Partial<Run> = {}) {
    this.#orm = orm;
    this.#explorer = explorer;
    this.#run = { fakers: new FakerSource(), sequences: new Sequences(), ...run };
    this.#scope = {
      ...this.#run,
      factories: this,
      entityManager: () => run.em ?? orm.em.fork({ keepTransactionContext: true }),
    };
  }

  /** What all values depend on: fork with it to get the same ones again. */
  get randomSeed(): number {
    return this.#run.fakers.randomSeed;
  }

  /** The generator that the factories use. Loads faker at the first call. */
  faker(): Promise<Faker> {
    return this.#run.fakers.load();
  }

  /**
   * A factory by its class.
   *
   * @throws FactoryNotProvidedError where the class has dependencies and no module provides it.
   * @throws ScopedProviderError where it is request-scoped or transient.
   */
  get<F extends FactoryOf<object>>(factory: FactoryClass<F>): F {
    const instance: F & ConfiguredFactory = this.#explorer.instanceOf(
      factory as FactoryClass<F & ConfiguredFactory>,
    );
    return configure(instance, { scope: this.#scope });
  }

  /**
   * The factory that makes this entity; it has to be a provider.
   *
   * @throws FactoryNotFoundError where there is none, AmbiguousFactoryError where there are several.
   */
  of<T extends object>(entity: EntityName<T>): EntityFactory<T> {
    return this.get(this.#explorer.factoryFor(entity) as FactoryClass<EntityFactory<T>>);
  }

  /**
   * The same factories on this EntityManager: entities belong to its identity map, and `create` flushes it, in its
   * transaction where it has one. Faker and sequences are shared with this registry.
   */
  with(em: EntityManager): Factories {
    return new Factories(this.#orm, this.#explorer, { ...this.#run, em });
  }

  /** The same factories with a faker of their own and sequences that start anew. */
  fork({ randomSeed, em = this.#run.em }: ForkFactoriesOptions = {}): Factories {
    return new Factories(this.#orm, this.#explorer, { em, fakers: new FakerSource(randomSeed) });
  }
}
