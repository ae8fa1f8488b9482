import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { InvalidInsertError } from '../../errors/invalid-insert.error.js';
import type { Draft, Link } from '../building/maker.js';
import { pivotSidesOf, uuidKeyOf } from '../building/pivot-sides.js';
import type { PlainAttributes } from '../factory-settings.js';
import { namedUuid } from './keys/named-uuid.js';
import { referredBy, RelatedKey } from './related-key.js';

/** Where the rows of a many-to-many relation are, seen from one side. */
interface Pivot {
  readonly meta: EntityMetadata;
  /** The property that leads to the owner of a link. */
  readonly owner: EntityProperty;
  /** The property that leads to its target. */
  readonly target: EntityProperty;
  /** Its own key, where that is a UUID which nobody else makes. */
  readonly uuid: string | undefined;
}

/** Turns links into drafts of the entity of the pivot table. */
export class LinkDrafts {
  readonly #pivots = new Map<EntityProperty, Pivot>();
  readonly #counts = new Map<EntityMetadata, number>();

  constructor(
    private readonly em: EntityManager,
    private readonly randomSeed: number,
  ) {}

  /** @throws InvalidInsertError where the property is none of a pivot table. */
  draftOf({ owner, property, target, pivot: values }: Link): Draft {
    const pivot = this.#pivots.get(property) ?? this.#find(property);
    this.#pivots.set(property, pivot);
    const sequence = (this.#counts.get(pivot.meta) ?? 0) + 1;
    this.#counts.set(pivot.meta, sequence);
    const attributes: PlainAttributes = {
      ...values,
      [pivot.owner.name]: owner,
      [pivot.target.name]: target,
    };
    if (pivot.uuid !== undefined) {
      attributes[pivot.uuid] ??= this.#uuidOf(pivot, attributes, sequence);
    }
    return { meta: pivot.meta, sequence, attributes, isReferred: false };
  }

  /** Links are counted anew in each insert: their number alone would give them keys that are there already. */
  #uuidOf({ meta, owner, target }: Pivot, attributes: PlainAttributes, sequence: number): string {
    const keys = [owner, target].flatMap((side) =>
      new RelatedKey(referredBy(side)).read(attributes[side.name]),
    );
    return namedUuid([this.randomSeed, meta.className, ...keys, sequence]);
  }

  #find(property: EntityProperty): Pivot {
    const { kind, pivotEntity, polymorphic } = property;
    const isPivot = kind === ReferenceKind.MANY_TO_MANY && pivotEntity !== undefined && !polymorphic;
    const meta = isPivot ? this.em.getMetadata().find(pivotEntity) : undefined;
    const sides = meta && pivotSidesOf(meta, property);
    if (meta === undefined || sides === undefined) {
      throw unsuitable(property);
    }
    return { meta, owner: sides.own, target: sides.other, uuid: uuidKeyOf(meta) };
  }
}

function unsuitable({ name, type, kind, polymorphic }: EntityProperty): InvalidInsertError {
  const why = polymorphic && kind === ReferenceKind.MANY_TO_MANY ? 'leads to several entities' : `is ${kind}`;
  return new InvalidInsertError({
    entity: type,
    reason: 'unsuitableLink',
    problem: `Rows can't be linked by ${name}, which ${why}.`,
    remedy: 'Link rows by a many-to-many relation with one pivot table, or let one refer to the other.',
    property: name,
  });
}
