import type { EntityName } from '@mikro-orm/core';
import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import { FactoryWithoutEntityError } from '../errors/factory-without-entity.error.js';
import type { Definition } from './attributes.js';
import type { FactoryContext } from './factory-context.js';
import type { FactoryClass, FactoryOf } from './factory-of.js';

/** Key of the metadata that holds the entity of a factory class. */
export const FACTORY_METADATA = 'siskin:factory';

/**
 * Says which entity a factory makes, and makes the factory injectable.
 *
 * List the class among a module's providers where it has dependencies of its own, and for `factories.of(Entity)`.
 * The compiler refuses a class whose `definition` returns an attribute that the entity lacks.
 */
export function Factory<T extends object>(entity: EntityName<T>) {
  return <C extends FactoryClass<FactoryOf<T>>>(factory: C & DefinesOnly<C, T>): void =>
    applyDecorators(Injectable(), SetMetadata(FACTORY_METADATA, entity))(factory);
}

/** @throws FactoryWithoutEntityError where the class has no `@Factory`. */
export function entityOf(factory: Function): EntityName<object> {
  const entity = Reflect.getMetadata(FACTORY_METADATA, factory) as EntityName<object> | undefined;
  if (entity === undefined) {
    throw new FactoryWithoutEntityError(factory.name);
  }
  return entity;
}

type DefinesOnly<C, T extends object> = [UnknownAttribute<C, T>] extends [never]
  ? unknown
  : { 'the entity lacks an attribute that the definition returns': UnknownAttribute<C, T> };

type UnknownAttribute<C, T extends object> = C extends new (...dependencies: never[]) => {
  definition(context: FactoryContext): infer D;
}
  ? Exclude<D extends unknown ? keyof D : never, keyof Definition<T>>
  : never;
