import type { EntityProperty } from '@mikro-orm/core';

import type { PlainAttributes } from '../factory-settings.js';
import type { Frame } from './frame.js';
import type { Draft } from './maker.js';

/** What was made, and what others are made for. */
export interface Parent {
  readonly made: object;
  readonly sequence: number;
  /** The relation that leads to them. */
  readonly property: EntityProperty;
}

/** So many entities of one factory: those of a call, those that a parent has, or the parent of an entity. */
export interface Batch {
  readonly frame: Frame;
  readonly parent?: Parent;
  readonly isReferred?: boolean;
  /** Default: that of the factory, or one. */
  readonly count?: number;
}

/** What all entities of a batch have in common. */
export interface OpenBatch {
  readonly frame: Frame;
  readonly parent: Parent | undefined;
  readonly childOf: Draft['childOf'];
  /** Whether others refer to them, such as what they hold. */
  readonly isReferred: boolean;
  readonly count: number;
  /** Attributes that the call has found for all of them. */
  readonly shared: PlainAttributes;
}
