import type { Faker } from '@faker-js/faker';
import { type EntityName, Utils } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { UndiscoveredEntityError } from '../errors/undiscovered-entity.error.js';
import type { FactoryContext } from './factory-context.js';
import type { FactoryScope } from './factory-scope.js';
import { type ConfiguredFactory, isFactory, type PlainAttributes, SETTINGS } from './factory-settings.js';
import { entityOf } from './factory.decorator.js';
import { knownMetadata } from './known-metadata.js';

/**
 * One call of `make`, `create` or `raw`, together with the factories among the attributes: all of them make their
 * entities with the same EntityManager. Synchronous, and without any query.
 */
export class EntityBuilder {
  readonly #scope: FactoryScope;
  readonly #faker: Faker;
  readonly #em: EntityManager;

  constructor(scope: FactoryScope, faker: Faker, em: EntityManager) {
    this.#scope = scope;
    this.#faker = faker;
    this.#em = em;
  }

  /** Entities that are not persisted: one, or a list where the factory has a count. */
  entities(factory: ConfiguredFactory): object | object[] {
    return this.#repeat(factory, () => this.#entity(factory));
  }

  /** Plain attributes: one object, or a list where the factory has a count. */
  attributes(factory: ConfiguredFactory): object | object[] {
    return this.#repeat(factory, () => this.#attributes(factory, (nested) => this.attributes(nested)));
  }

  #repeat(factory: ConfiguredFactory, one: () => object): object | object[] {
    const { count } = factory[SETTINGS];
    return count === undefined ? one() : Array.from({ length: count }, one);
  }

  #entity(factory: ConfiguredFactory): object {
    const attributes = this.#attributes(factory, (nested) => this.entities(nested));
    return this.#em.create(this.#entityOf(factory), attributes, { persist: false });
  }

  #entityOf(factory: ConfiguredFactory): EntityName<object> {
    const entity = entityOf(factory.constructor);
    if (knownMetadata(this.#em.getMetadata(), entity) === undefined) {
      throw new UndiscoveredEntityError(factory.constructor.name, Utils.className(entity));
    }
    return entity;
  }

  /** Factories are resolved last, so that one which a state replaces makes nothing. */
  #attributes(factory: ConfiguredFactory, resolve: (nested: ConfiguredFactory) => unknown): PlainAttributes {
    return Object.fromEntries(
      Object.entries(this.#define(factory)).map(([name, value]) => [
        name,
        isFactory(value) ? resolve(value) : value,
      ]),
    );
  }

  #define(factory: ConfiguredFactory): PlainAttributes {
    const context: FactoryContext = {
      faker: this.#faker,
      sequence: this.#scope.sequences.next(factory.constructor),
      factories: this.#scope.factories,
    };
    const states = factory[SETTINGS].states.map((state) =>
      typeof state === 'function' ? state(context) : state,
    );
    return Object.assign({}, factory.definition(context), ...states) as PlainAttributes;
  }
}
