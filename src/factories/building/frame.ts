import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import { type ConfiguredFactory, type Pivot, type RelationRequest, SETTINGS } from '../factory-settings.js';
import type { Pools } from '../pools/pools.js';
import type { BuildCall } from './build-call.js';
import { ensureEnd } from './ensure-end.js';
import { findRelation } from './find-relation.js';
import { metadataOf, targetOf } from './made-by.js';

/** What is to refer to an entity: by `has`, by `hasAttached`, or as an attribute of its inverse side. */
export interface HeldRequest {
  readonly property: EntityProperty;
  /** A factory, or what is there already. */
  readonly value: unknown;
  readonly pivot?: Pivot;
}

/** Where a factory stands: below which entities, and what its relations choose from. */
export interface Surroundings {
  readonly pools: Pools;
  /** The entities around, from the call's own on. */
  readonly path: readonly string[];
}

/** What all batches of one factory in one place have in common, be it below a million parents. */
export class Frame implements Surroundings {
  readonly factory: ConfiguredFactory;
  readonly meta: EntityMetadata;
  readonly pools: Pools;
  readonly path: readonly string[];
  readonly #within = new WeakMap<ConfiguredFactory, Frame>();
  #held: readonly HeldRequest[] | undefined;

  /** @throws UndiscoveredEntityError, FactoryRecursionError */
  constructor(
    private readonly call: BuildCall,
    factory: ConfiguredFactory,
    around: Surroundings,
  ) {
    this.factory = call.scope.adopt(factory);
    this.meta = metadataOf(this.factory, call.em);
    this.path = [...around.path, this.meta.className];
    ensureEnd(this.path);
    this.pools = around.pools.within(this.factory[SETTINGS].pools);
  }

  /** That of a factory below this one. */
  within(factory: ConfiguredFactory): Frame {
    let frame = this.#within.get(factory);
    if (frame === undefined) {
      this.#within.set(factory, (frame = new Frame(this.call, factory, this)));
    }
    return frame;
  }

  /** Found once there is an entity to hold them. */
  get held(): readonly HeldRequest[] {
    return (this.#held ??= this.factory[SETTINGS].relations.flatMap((request) =>
      request.kind === 'for' ? [] : [this.#read(request)],
    ));
  }

  get isHolding(): boolean {
    return this.factory[SETTINGS].relations.some(({ kind }) => kind !== 'for');
  }

  #read(request: Exclude<RelationRequest, { kind: 'for' }>): HeldRequest {
    const { kind, relation } = request;
    const value = this.call.scope.asFactory(kind === 'has' ? request.factory : request.target);
    const target = targetOf([value].flat()[0], this.call.em);
    const { name } = this.factory.constructor;
    const property = findRelation(name, kind === 'has' ? 'has' : 'hasAttached', this.meta, target, relation);
    return { property, value, ...(kind === 'attach' && { pivot: request.pivot }) };
  }
}
