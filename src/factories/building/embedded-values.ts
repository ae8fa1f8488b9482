import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import { isFactory, type PlainAttributes } from '../factory-settings.js';
import type { Batch } from './batch.js';
import type { Frame } from './frame.js';

type MakeAll = (batch: Batch, each: (made: object) => void) => void | Promise<void>;

/** Puts plain values in the place of factories of embeddables: who makes the entity makes embeddables of them. */
export class EmbeddedValues {
  constructor(private readonly makePlain: MakeAll) {}

  isNeeded({ meta }: Frame, attributes: PlainAttributes): boolean {
    return embeddedOf(meta).some(({ name }) => isFactory(attributes[name]));
  }

  async settle(frame: Frame, attributes: PlainAttributes): Promise<void> {
    for (const { name, array } of embeddedOf(frame.meta)) {
      const factory = attributes[name];
      if (isFactory(factory)) {
        const made: object[] = [];
        await this.makePlain({ frame: frame.within(factory) }, (one) => made.push(one));
        attributes[name] = array === true ? made : made[0];
      }
    }
  }
}

const known = new WeakMap<EntityMetadata, readonly EntityProperty[]>();

function embeddedOf(meta: EntityMetadata): readonly EntityProperty[] {
  const found = known.get(meta) ?? meta.props.filter(({ kind }) => kind === ReferenceKind.EMBEDDED);
  known.set(meta, found);
  return found;
}
