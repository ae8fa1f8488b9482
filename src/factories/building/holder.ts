import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import { type ConfiguredFactory, isFactory, type Pivot, SETTINGS } from '../factory-settings.js';
import type { Choice } from '../pools/choice.js';
import type { Pool } from '../pools/pool.js';
import type { Batch, Parent } from './batch.js';
import type { BuildCall } from './build-call.js';
import { ensureOne } from './ensure-one.js';
import type { Frame, HeldRequest } from './frame.js';
import { inTurn } from './in-turn.js';
import { countOf } from './open-batch.js';
import type { PivotValues } from './pivot-values.js';

type MakeAll = (batch: Batch, each: (made: object) => void) => void | Promise<void>;

/** With what the relation leads to already. */
interface Owner extends Parent {
  readonly linked: Set<unknown>;
}

/** What the relations of one entity lead to. */
type Links = Map<EntityProperty, Set<unknown>>;

/** Makes and links what refers to an entity, once that is there: by `has`, `hasAttached`, and attributes of its inverse sides. */
export class Holder {
  constructor(
    private readonly call: BuildCall,
    private readonly choice: Choice,
    private readonly pivots: PivotValues,
    private readonly makeAll: MakeAll,
  ) {}

  hold(
    frame: Frame,
    made: object,
    sequence: number,
    held: readonly HeldRequest[] = [],
  ): void | Promise<void> {
    const links = new Map<EntityProperty, Set<unknown>>();
    const requests = held.length === 0 ? frame.held : [...frame.held, ...held];
    return inTurn(requests.length, (index) => {
      const request = requests[index];
      return request && this.#holdOne(frame, { made, sequence, property: request.property }, request, links);
    });
  }

  #holdOne(
    frame: Frame,
    parent: Parent,
    { value, pivot = {} }: HeldRequest,
    links: Links,
  ): void | Promise<void> {
    ensureOne(frame, parent, value, links);
    const isLinked = parent.property.kind === ReferenceKind.MANY_TO_MANY || !isFactory(value);
    return isLinked
      ? this.#link(frame, { ...parent, linked: linkedBy(parent.property, links) }, value, pivot)
      : this.makeAll({ frame: frame.within(value), parent }, () => {});
  }

  async #link(frame: Frame, owner: Owner, value: unknown, pivot: Pivot): Promise<void> {
    const targets = isFactory(value) ? await this.#targets(frame, owner, value, pivot) : [value].flat();
    const { made, property, linked } = owner;
    const rows = targets.map((target, index) => ({ target, given: pivotOf(pivot, target, index) }));
    for (const [index, values] of (await this.pivots.complete(frame, owner, rows)).entries()) {
      const target = targets[index];
      linked.add(target);
      await this.call.maker.link({ owner: made, property, target, pivot: values });
    }
  }

  /** Different ones of the pool, and new ones where it has too few. */
  async #targets(frame: Frame, parent: Owner, value: ConfiguredFactory, pivot: Pivot): Promise<unknown[]> {
    const within = frame.within(value);
    const { factory, meta, pools } = within;
    const isListed = Array.isArray(pivot) && factory[SETTINGS].count === undefined;
    const count = isListed ? pivot.length : countOf(factory, meta, this.call, parent);
    const targets = this.#chosen(frame, parent, await pools.of(meta), count);
    const rest = { frame: within, parent, count: count - targets.length, isReferred: true };
    await this.makeAll(rest, (made) => targets.push(made));
    return targets;
  }

  #chosen({ meta }: Frame, { property, sequence, linked }: Owner, pool: Pool, count: number): unknown[] {
    const chosen: unknown[] = [];
    for (const index of this.choice.several(meta, property.name, pool.size, sequence)) {
      if (chosen.length >= count) {
        break;
      }
      const target = pool.at(index);
      if (!linked.has(target)) {
        chosen.push(target);
      }
    }
    return chosen;
  }
}

function linkedBy(property: EntityProperty, links: Links): Set<unknown> {
  const linked = links.get(property) ?? new Set();
  links.set(property, linked);
  return linked;
}

function pivotOf(pivot: Pivot, target: unknown, index: number) {
  if (typeof pivot === 'function') {
    return typeof target === 'object' && target !== null ? pivot(target) : {};
  }
  return isList(pivot) ? (pivot[index % pivot.length] ?? {}) : pivot;
}

function isList(pivot: Exclude<Pivot, Function>): pivot is Extract<Pivot, readonly unknown[]> {
  return Array.isArray(pivot);
}
