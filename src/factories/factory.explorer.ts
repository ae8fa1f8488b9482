import { type EntityMetadata, type EntityName, Utils } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type DecoratedProvider, findDecorated } from '../discovery/decorated-providers.js';
import { AmbiguousFactoryError } from '../errors/ambiguous-factory.error.js';
import { FactoryNotProvidedError } from '../errors/factory-not-provided.error.js';
import { SISKIN_ORM } from '../siskin.constants.js';
import type { FactoryClass, FactoryOf } from './factory-of.js';
import { entityOf, FACTORY_METADATA } from './factory.decorator.js';
import { knownMetadata } from './known-metadata.js';

/** Finds the factories among the application's providers, whichever module declares them. */
@Injectable()
export class FactoryExplorer {
  #providers?: readonly DecoratedProvider[];
  readonly #byEntity = new Map<unknown, FactoryClass | undefined>();

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(SISKIN_ORM) private readonly orm: MikroORM,
  ) {}

  /** The provider's instance; a class that is no provider is instantiated, where it has no dependencies. */
  instanceOf<F extends FactoryOf<object>>(factory: FactoryClass<F>): F {
    const provider = this.#all().find(({ type }) => type === factory);
    if (provider !== undefined) {
      return provider.instance() as F;
    }
    if (factory.length > 0) {
      throw new FactoryNotProvidedError(factory.name);
    }
    return new factory();
  }

  /**
   * The factory that makes this entity, however the entity is referred to: by its class or its schema; undefined where there is none.
   *
   * @throws AmbiguousFactoryError where there are several.
   */
  factoryFor<T extends object>(entity: EntityName<T>): FactoryClass<FactoryOf<T>> | undefined {
    if (!this.#byEntity.has(entity)) {
      this.#byEntity.set(entity, this.#find(entity));
    }
    return this.#byEntity.get(entity) as FactoryClass<FactoryOf<T>> | undefined;
  }

  /** The classes of all factories among the providers, whichever database they are for, in the order of the modules. */
  all(): FactoryClass[] {
    return this.#all().map(({ type }) => type as FactoryClass);
  }

  /** What is known of an entity of the database that the factories belong to. */
  metadataOf<T extends object>(entity: EntityName<T>): EntityMetadata<T> | undefined {
    return knownMetadata(this.orm.getMetadata(), entity);
  }

  #find<T extends object>(entity: EntityName<T>): FactoryClass<FactoryOf<T>> | undefined {
    const metadata = this.orm.getMetadata();
    const wanted: unknown = knownMetadata(metadata, entity);
    const types = this.#all()
      .map(({ type }) => type as FactoryClass<FactoryOf<T>>)
      .filter((type) => wanted !== undefined && knownMetadata(metadata, entityOf(type)) === wanted);

    const [type, ...others] = types;
    if (others.length > 0) {
      throw new AmbiguousFactoryError(
        Utils.className(entity),
        types.map(({ name }) => name),
      );
    }
    return type;
  }

  /** Kept after the first look, which is taken when all modules are there: factories are asked for once an entity. */
  #all(): readonly DecoratedProvider[] {
    return (this.#providers ??= findDecorated(this.discovery, FACTORY_METADATA));
  }
}
