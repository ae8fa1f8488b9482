import {
  Collection,
  type EntityMetadata,
  type EntityProperty,
  Reference,
  ReferenceKind,
  Utils,
} from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import type { PlainAttributes } from '../factory-settings.js';
import type { Draft, Link, Maker } from './maker.js';
import { pivotSidesOf } from './pivot-sides.js';

/** Makes entities that are not persisted, with both sides of each relation set. Never touches the database. */
export class EntityMaker implements Maker {
  readonly #pivots: object[] = [];

  constructor(private readonly em: EntityManager) {}

  /** Entities of pivot tables that have values of their own: nothing leads to them from the two sides. */
  get pivots(): readonly object[] {
    return this.#pivots;
  }

  make({ meta, attributes }: Draft): object {
    return this.em.create(meta.class, attributes, { persist: false });
  }

  link({ owner, property, target, pivot }: Link): void {
    const related = this.#related(property.targetMeta, target);
    const collection: unknown = Reflect.get(owner, property.name);
    if (!(collection instanceof Collection)) {
      Reflect.set(owner, property.name, property.ref ? Reference.wrapReference(related, property) : related);
    } else if (property.kind === ReferenceKind.MANY_TO_MANY && this.#hasRowOfItsOwn(property, pivot)) {
      this.#pivots.push(this.#pivotRow(property, owner, related, pivot));
      add(collection, related);
    } else {
      collection.add(related);
    }
  }

  /** What its constructor or its metadata fill in is filled in by the pivot entity alone. */
  #hasRowOfItsOwn(property: EntityProperty, pivot: PlainAttributes): boolean {
    const { props, className, tableName } = this.em.getMetadata().get(property.pivotEntity);
    const isDeclared = className !== tableName;
    return Object.keys(pivot).length > 0 || (isDeclared && props.some(isMoreThanSides));
  }

  #pivotRow(property: EntityProperty, owner: object, target: object, pivot: PlainAttributes): object {
    const meta = this.em.getMetadata().get(property.pivotEntity);
    const sides = pivotSidesOf(meta, property);
    if (sides === undefined) {
      throw new TypeError('A pivot entity has no relation to one of its sides.');
    }
    const { own, other } = sides;
    const attributes = { ...pivot, [own.name]: owner, [other.name]: target };
    return this.em.create(meta.class, attributes, { persist: false });
  }

  /** An entity, plain data for one, or a key. */
  #related(meta: EntityMetadata | undefined, target: unknown): object {
    if (Utils.isEntity(target, true)) {
      return Reference.unwrapReference(target);
    }
    if (meta === undefined) {
      throw new TypeError('A relation has no target.');
    }
    return Utils.isPlainObject(target)
      ? this.em.create(meta.class, target, { persist: false })
      : this.em.getReference<object>(meta.class, target as never);
  }
}

function isMoreThanSides({ kind, autoincrement }: EntityProperty): boolean {
  return kind === ReferenceKind.SCALAR && autoincrement !== true;
}

/** Not as a change: the row of the pivot table is one of the pivot entity. */
function add(collection: Collection<object>, target: object): void {
  collection.hydrate([...collection.getItems(false), target], true);
}
