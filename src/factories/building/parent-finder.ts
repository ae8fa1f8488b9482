import { type EntityMetadata, type EntityProperty, Reference } from '@mikro-orm/core';

import { type ConfiguredFactory, isFactory, type PlainAttributes, SETTINGS } from '../factory-settings.js';
import type { Choice, Prospect, Prospects, Turn } from '../pools/choice.js';
import type { Pool } from '../pools/pool.js';
import type { Batch } from './batch.js';
import { isOwnedToOne } from './find-relation.js';
import type { Frame } from './frame.js';
import { SharedParent } from './shared-parent.js';

/** Puts an entity in the place of each factory among the relations to one: one of a pool, or one of its own. */
export class ParentFinder {
  constructor(
    private readonly choice: Choice,
    private readonly make: (batch: Batch) => Promise<object>,
  ) {}

  /** Whether there is anything to settle: most entities of a bulk insert have nothing, and need not wait. */
  isNeeded({ meta }: Frame, attributes: PlainAttributes): boolean {
    return ownedRelations(meta).some(({ name }) => {
      const value = attributes[name];
      return isFactory(value) || value instanceof SharedParent;
    });
  }

  async settle(frame: Frame, attributes: PlainAttributes, turn: Turn): Promise<void> {
    await settleShared(frame, attributes);
    const prospects = await prospectsOf(frame, attributes);
    for (const property of ownedRelations(frame.meta)) {
      const factory = attributes[property.name];
      if (!isFactory(factory)) {
        continue;
      }
      if (isWithout(frame, property)) {
        attributes[property.name] = property.nullable ? null : undefined;
      } else {
        attributes[property.name] = await this.#find(frame, property, factory, turn, prospects);
      }
    }
  }

  /** One for all of a batch, asked for by name: with or without parents. */
  async share(frame: Frame, property: EntityProperty, factory: ConfiguredFactory, turn: Turn) {
    const prospects = await prospectsOf(frame, { [property.name]: factory });
    return this.#find(frame, property, factory, turn, prospects);
  }

  async #find(
    frame: Frame,
    property: EntityProperty,
    factory: ConfiguredFactory,
    turn: Turn,
    prospects: Prospects,
  ): Promise<unknown> {
    const pool = await poolFor(frame, property);
    const chosen = pool && this.choice.choose(frame.meta, property.name, pool.size, turn, prospects);
    return pool !== undefined && chosen !== undefined
      ? pool.at(chosen)
      : this.make({ frame: frame.within(factory), isReferred: true });
  }
}

async function settleShared({ meta }: Frame, attributes: PlainAttributes): Promise<void> {
  for (const { name } of ownedRelations(meta)) {
    const value = attributes[name];
    if (value instanceof SharedParent) {
      attributes[name] = await value.get();
    }
  }
}

const known = new WeakMap<EntityMetadata, readonly EntityProperty[]>();

function ownedRelations(meta: EntityMetadata): readonly EntityProperty[] {
  const found = known.get(meta) ?? meta.relations.filter(isOwnedToOne);
  known.set(meta, found);
  return found;
}

function isWithout({ factory }: Frame, { name }: EntityProperty): boolean {
  const { withoutParents, scope } = factory[SETTINGS];
  const without = withoutParents ?? scope?.withoutParents;
  return without === true || (Array.isArray(without) && without.includes(name));
}

async function poolFor({ pools }: Frame, { targetMeta }: EntityProperty): Promise<Pool | undefined> {
  if (pools.isEmpty || targetMeta === undefined) {
    return undefined;
  }
  const pool = await pools.of(targetMeta);
  return pool.size > 0 ? pool : undefined;
}

/** What the relations are about to be, before the first of them is chosen. */
async function prospectsOf(frame: Frame, attributes: PlainAttributes): Promise<Prospects> {
  const relations = new Map<string, Prospect>();
  for (const property of ownedRelations(frame.meta)) {
    relations.set(property.name, await prospectOf(frame, property, attributes));
  }
  const { inferred } = frame.factory[SETTINGS];
  const digits = (set: readonly string[]) =>
    inferred?.uniques.find(({ properties }) => properties.join() === set.join())?.domain ?? Infinity;
  const scalar: Prospect = inferred === undefined ? { kind: 'own' } : { kind: 'digit' };
  return {
    of: (name) => relations.get(name) ?? scalar,
    digitsOf: (set) => (set.every((name) => relations.has(name)) ? 1 : digits(set)),
  };
}

async function prospectOf(
  frame: Frame,
  property: EntityProperty,
  attributes: PlainAttributes,
): Promise<Prospect> {
  const value = attributes[property.name];
  if (!isFactory(value)) {
    const given = value instanceof Reference ? value.unwrap() : value;
    return property.name in attributes ? { kind: 'given', value: given } : { kind: 'own' };
  }
  const pool = isWithout(frame, property) ? undefined : await poolFor(frame, property);
  return pool === undefined ? { kind: 'own' } : { kind: 'pool', size: pool.size, id: pool.id };
}
