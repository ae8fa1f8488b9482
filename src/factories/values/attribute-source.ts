import type { EntityMetadata } from '@mikro-orm/core';

import { NotTrashableError } from '../../errors/not-trashable.error.js';
import type { FactoryContext } from '../factory-context.js';
import {
  type ConfiguredFactory,
  type PlainAttributes,
  Sequence,
  SETTINGS,
  type State,
  Trashed,
} from '../factory-settings.js';
import type { InferenceContext, InferredFactory } from '../inference/index.js';
import { CallMaps } from './call-maps.js';
import { type ComputedAttribute, resolveAttributes, type Resolution } from './resolve-attributes.js';
import type { ValuePlaces } from './value-places.js';

/** Works out what factories say of an entity, each value at its place. */
export class AttributeSource {
  readonly #calls: CallMaps;

  /** @param pristine the factory of a class as it is without any settings: what it calls must not depend on who is first. */
  constructor(
    readonly places: ValuePlaces,
    readonly randomSeed: number,
    pristine: (factory: ConfiguredFactory) => ConfiguredFactory,
  ) {
    this.#calls = new CallMaps(places, pristine);
  }

  /**
   * Definition, shared parents, then the states: the later one wins. Functions and factories among the attributes stay.
   *
   * @param shared what the call has found for all of its entities.
   */
  gather(
    factory: ConfiguredFactory,
    meta: EntityMetadata,
    context: FactoryContext,
    shared: PlainAttributes,
  ): PlainAttributes {
    const attributes = { ...this.#define(factory, meta, context), ...shared };
    for (const state of factory[SETTINGS].states) {
      Object.assign(attributes, this.#apply(state, factory, meta, context));
    }
    return attributes;
  }

  /**
   * Computes those that are functions of the others.
   *
   * @param isUnsettled as of {@link resolveAttributes}.
   */
  compute(
    factory: ConfiguredFactory,
    meta: EntityMetadata,
    context: FactoryContext,
    attributes: PlainAttributes,
    isUnsettled?: (name: string, value: unknown) => boolean,
  ): Resolution {
    const compute = (name: string, attribute: ComputedAttribute, others: PlainAttributes) =>
      this.places.forAttribute(meta.className, name, context.sequence - 1, () => attribute(others, context));
    return resolveAttributes(factory.constructor.name, attributes, compute, isUnsettled);
  }

  #define(factory: ConfiguredFactory, meta: EntityMetadata, context: FactoryContext): object {
    const { inferred } = factory[SETTINGS];
    if (inferred !== undefined) {
      return this.#infer(inferred, meta, context);
    }
    return this.#calls.define(factory, meta.className, context);
  }

  #apply(state: State, factory: ConfiguredFactory, meta: EntityMetadata, context: FactoryContext): object {
    if (state instanceof Sequence) {
      const { items } = state;
      const item = items[context.index % items.length];
      return item === undefined ? {} : this.#apply(item, factory, meta, context);
    }
    if (state instanceof Trashed) {
      return deletion(state, factory, meta, context);
    }
    return typeof state === 'function' ? this.#calls.state(state, factory, meta.className, context) : state;
  }

  /** As a definition with the same expressions would: each call at its own place. */
  #infer({ properties }: InferredFactory, { className }: EntityMetadata, context: FactoryContext): object {
    const { places, randomSeed } = this;
    const { sequence, referenceDate } = context;
    const known: InferenceContext = { faker: places.faker, sequence, referenceDate, randomSeed };
    const attributes: PlainAttributes = {};
    for (const property of properties) {
      if (property.kind === 'value') {
        const { name, value } = property;
        attributes[name] = places.forAttribute(className, name, sequence - 1, () => value(known));
      } else if (property.kind === 'relation') {
        attributes[property.name] = context.factories.of(property.target.class);
      }
    }
    return attributes;
  }
}

const A_DAY = 24 * 60 * 60 * 1000;

/** @throws NotTrashableError */
function deletion(
  { at }: Trashed,
  factory: ConfiguredFactory,
  { className, properties }: EntityMetadata,
  { referenceDate }: FactoryContext,
): PlainAttributes {
  if (!Object.hasOwn(properties, 'deletedAt')) {
    throw new NotTrashableError(factory.constructor.name, className);
  }
  return { deletedAt: at ?? new Date(referenceDate.getTime() - A_DAY) };
}
