import { ReferenceKind } from '@mikro-orm/core';

import { isInverse } from './find-relation.js';
import type { Draft, Link, Maker } from './maker.js';

/** Keeps the attributes as they are: plain objects, nested in each other, as `em.create` takes them. */
export class AttributeMaker implements Maker {
  make({ attributes, childOf }: Draft): object {
    if (childOf === undefined) {
      return attributes;
    }
    const { owner, property } = childOf;
    const { [property.mappedBy]: _, ...own } = attributes;
    add(owner, property.name, own, property.kind === ReferenceKind.ONE_TO_ONE);
    return own;
  }

  link({ owner, property, target }: Link): void {
    add(owner, property.name, target, !isInverse(property));
  }
}

function add(owner: object, name: string, value: unknown, isOne: boolean): void {
  const before: unknown = Reflect.get(owner, name);
  Reflect.set(owner, name, isOne ? value : [...(Array.isArray(before) ? before : []), value]);
}
