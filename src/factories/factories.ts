import type { Faker } from '@faker-js/faker';
import { type EntityMetadata, type EntityName, type FilterQuery, Utils } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { FactoryNotFoundError } from '../errors/factory-not-found.error.js';
import { adopt, asFactory } from './adopt.js';
import type { EntityFactory } from './entity-factory.js';
import type { FactoryClass, FactoryOf } from './factory-of.js';
import type { FactoryScope } from './factory-scope.js';
import { type ConfiguredFactory, configure } from './factory-settings.js';
import type { FactoryExplorer } from './factory.explorer.js';
import { FakerSource } from './faker-source.js';
import { inferredFactoryOf } from './inferred-entity-factory.js';
import type { OnInsert } from './insert-progress.js';
import { type ExistingOptions, ExistingRows } from './pools/existing-rows.js';
import type { PoolSource } from './pools/pool-source.js';
import { withAmbientPools } from './pools/pools.js';
import { Sequences } from './sequences.js';
import { AttributeSource } from './values/attribute-source.js';

export interface ForkFactoriesOptions {
  /**
   * The same random seed and the same calls give the same values: a whole number from 0. Default: `SISKIN_RANDOM_SEED` of the
   * environment, or else a drawn one.
   */
  randomSeed?: number;
  /** Names of faker's locales, as the option `factories.locale`. Default: as the registry that is forked. */
  locale?: string | readonly string[];
  /** Where to make and persist entities. Default: as the registry that is forked. */
  em?: EntityManager;
}

/** What a registry has of its own, beside the application that it serves. */
interface Run {
  readonly em?: EntityManager;
  readonly fakers: FakerSource;
  readonly sequences: Sequences;
  readonly source: () => Promise<AttributeSource>;
  readonly pools: readonly PoolSource[];
  readonly withoutParents: boolean;
  readonly onInsert?: OnInsert;
  readonly signal?: AbortSignal;
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
    const {
      fakers = new FakerSource(),
      sequences = new Sequences(),
      pools = [],
      withoutParents = false,
    } = run;
    const { source = sourceOf(fakers, explorer) } = run;
    this.#run = { ...run, fakers, sequences, source, pools, withoutParents };
    this.#scope = {
      ...this.#run,
      factories: this,
      entityManager: () => run.em ?? orm.em.fork({ keepTransactionContext: true }),
      adopt: (factory) => adopt(factory, this.#scope, explorer),
      asFactory: (value) => asFactory(value, this.#scope, explorer),
    };
  }

  /**
   * What all values depend on: fork with it to get the same ones again.
   *
   * @throws InvalidRandomSeedError where it is to be that of `SISKIN_RANDOM_SEED`, which is none.
   */
  get randomSeed(): number {
    return this.#run.fakers.randomSeed;
  }

  /**
   * What `faker.date.past()` and its like count from. It depends on the random seed alone: the start of the day in UTC on which the
   * seed was drawn; for one that was chosen, such as 42, 2026-01-01T00:00:00Z.
   */
  get referenceDate(): Date {
    return this.#run.fakers.referenceDate;
  }

  /**
   * A generator beside that of the factories: it gives one value after the other, whatever they make. Loads faker at the first call.
   *
   * @throws UnknownLocaleError where faker lacks a locale that was asked for.
   */
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
    return adopt(instance, this.#scope, this.#explorer);
  }

  /**
   * The factory that makes this entity, if it is a provider; else one that is inferred from the metadata of the entity.
   *
   * @throws AmbiguousFactoryError where several make it, FactoryNotFoundError where it belongs to another database.
   * @throws UninferablePropertyError where it has none, and a property needs a value whose type is not known.
   */
  of<T extends object>(entity: EntityName<T>): EntityFactory<T> {
    const provided = this.#explorer.factoryFor(entity);
    return provided === undefined
      ? this.#infer(entity)
      : this.get(provided as FactoryClass<EntityFactory<T>>);
  }

  /**
   * The rows that the database has, for relations to choose from: `factories.of(Post).recycle(factories.existing(User))`. Their keys
   * are read when they are first needed, for each call anew.
   */
  existing<T extends object>(
    entity: EntityName<T>,
    where: FilterQuery<NoInfer<T>> = {},
    options: ExistingOptions = {},
  ): ExistingRows {
    return new ExistingRows(entity as EntityName<object>, where, options);
  }

  /**
   * The same factories on this EntityManager: entities belong to its identity map, and `create` flushes it, in its
   * transaction where it has one. Faker and sequences are shared with this registry.
   */
  with(em: EntityManager): Factories {
    return this.#change({ em });
  }

  /** @internal The same factories on this EntityManager, for a run that wants to know of inserts, and may end them. */
  observed(by: Pick<Run, 'em' | 'onInsert' | 'signal'>): Factories {
    return this.#change(by);
  }

  /** The same factories, whose relations choose from these entities, or existing rows, where a factory stands for them. */
  recycle(...pools: (object | readonly object[] | ExistingRows)[]): Factories {
    return this.#change({ pools: [...pools.map(toPool), ...this.#run.pools] });
  }

  /** Does the work with {@link recycle} for all factories that it uses, those of other registries included. */
  recycling<R>(pools: object | readonly object[] | ExistingRows, work: () => R): R {
    return withAmbientPools([toPool(pools)], work);
  }

  /**
   * The same factories, which leave relations to one empty where a factory stands for them.
   *
   * (Laravel: `Factory::dontExpandRelationshipsByDefault`.)
   */
  withoutParents(): Factories {
    return this.#change({ withoutParents: true });
  }

  /**
   * The same factories with a faker of their own and sequences that start anew.
   *
   * @throws InvalidRandomSeedError where the given random seed is no whole number from 0.
   */
  fork({
    randomSeed,
    em = this.#run.em,
    locale = this.#run.fakers.locale,
  }: ForkFactoriesOptions = {}): Factories {
    const { source: _source, sequences: _sequences, ...kept } = this.#run;
    const fakers = new FakerSource({ randomSeed, locale, generators: kept.fakers.generators });
    return new Factories(this.#orm, this.#explorer, { ...kept, em, fakers });
  }

  /** @internal For tests, after which sequences go back to where they were. */
  get sequences(): Sequences {
    return this.#run.sequences;
  }

  #change(changes: Partial<Run>): Factories {
    return new Factories(this.#orm, this.#explorer, { ...this.#run, ...changes });
  }

  #infer<T extends object>(entity: EntityName<T>): EntityFactory<T> {
    const meta = this.#explorer.metadataOf(entity);
    if (meta === undefined) {
      throw new FactoryNotFoundError(Utils.className(entity));
    }
    const factory: ConfiguredFactory = inferredFactoryOf(meta as EntityMetadata);
    return configure(factory, { scope: this.#scope }) as EntityFactory<T>;
  }
}

/** One for a registry and all that share its faker. */
function sourceOf(fakers: FakerSource, explorer: FactoryExplorer): () => Promise<AttributeSource> {
  let opened: Promise<AttributeSource> | undefined;
  const pristine = (factory: ConfiguredFactory) =>
    explorer.instanceOf(factory.constructor as FactoryClass<ConfiguredFactory & FactoryOf<object>>);
  const open = async () => new AttributeSource(await fakers.places(), fakers.randomSeed, pristine);
  return () => (opened ??= open());
}

function toPool(pool: object | readonly object[] | ExistingRows): PoolSource {
  return pool instanceof ExistingRows || isList(pool) ? pool : [pool];
}

function isList(pool: object): pool is readonly object[] {
  return Array.isArray(pool);
}
