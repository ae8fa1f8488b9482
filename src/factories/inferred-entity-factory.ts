import type { EntityMetadata } from '@mikro-orm/core';
import type { Definition } from './attributes.js';
import { EntityFactory } from './entity-factory.js';
import { configure } from './factory-settings.js';
import { inferFactory } from './inference/index.js';

/** The factory of an entity that has none: its values are inferred from the metadata, each at its place. */
class InferredEntityFactory<T extends object> extends EntityFactory<T> {
  definition(): Definition<T> {
    throw new TypeError('An inferred factory has no definition.');
  }
}

const known = new WeakMap<object, InferredEntityFactory<object>>();

/** @throws UninferablePropertyError where a property needs a value and its type is not known. */
export function inferredFactoryOf(meta: EntityMetadata): EntityFactory<object> {
  const found = known.get(meta);
  if (found !== undefined) {
    return found;
  }
  const inferred = inferFactory(meta);
  const factory = configure(new InferredEntityFactory<object>(), { entity: meta.class, inferred });
  known.set(meta, factory);
  return factory;
}
