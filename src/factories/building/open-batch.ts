import { type EntityMetadata, ReferenceKind } from '@mikro-orm/core';

import { type ConfiguredFactory, isFactory, type PlainAttributes, SETTINGS } from '../factory-settings.js';
import { pickCount } from '../values/count.js';
import type { Batch, OpenBatch, Parent } from './batch.js';
import type { BuildCall } from './build-call.js';
import { findRelation } from './find-relation.js';
import type { Frame } from './frame.js';
import { targetOf } from './made-by.js';
import type { Draft } from './maker.js';
import type { ParentFinder } from './parent-finder.js';
import { SharedParent } from './shared-parent.js';

/** Finds out what all entities of a batch have in common: how many they are, and their parents by `for`. */
export function openBatch(batch: Batch, call: BuildCall, parents: ParentFinder): OpenBatch {
  const { frame, parent } = batch;
  const { factory, meta, isHolding } = frame;
  return {
    frame,
    parent,
    childOf: childOf(parent),
    isReferred: batch.isReferred === true || isHolding,
    count: batch.count ?? countOf(factory, meta, call, parent),
    shared: sharedParents(frame, call, parents),
  };
}

/** Whether a child refers back: a member of many to many is linked instead. */
function childOf(parent: Parent | undefined): Draft['childOf'] {
  return parent === undefined || parent.property.kind === ReferenceKind.MANY_TO_MANY
    ? undefined
    : { owner: parent.made, property: parent.property };
}

/** A range, or weights, are decided by place: for a child by that of its parent. */
export function countOf(
  factory: ConfiguredFactory,
  { className, class: type }: EntityMetadata,
  { scope, source }: BuildCall,
  parent?: Parent,
): number {
  const { count = 1 } = factory[SETTINGS];
  if (typeof count === 'number') {
    return count;
  }
  const index = parent === undefined ? scope.sequences.made(type) : parent.sequence - 1;
  return pickCount(count, source.places.share(className, `${parent?.property.name ?? ''} count`, index));
}

const NONE: PlainAttributes = Object.freeze({});

function sharedParents(frame: Frame, call: BuildCall, parents: ParentFinder): PlainAttributes {
  const { factory, meta } = frame;
  const requests = factory[SETTINGS].relations.filter((request) => request.kind === 'for');
  if (requests.length === 0) {
    return NONE;
  }
  const shared: PlainAttributes = {};
  const turn = { sequence: call.scope.sequences.made(meta.class) + 1 };
  for (const request of requests) {
    const parent = call.scope.asFactory(request.parent);
    const target = targetOf(parent, call.em);
    const property = findRelation(factory.constructor.name, 'for', meta, target, request.relation);
    shared[property.name] = isFactory(parent)
      ? new SharedParent(() => parents.share(frame, property, parent, turn))
      : parent;
  }
  return shared;
}
