import { AsyncLocalStorage } from 'node:async_hooks';

import type { EntityMetadata } from '@mikro-orm/core';

import { ExistingRows } from './existing-rows.js';
import { joined, type Pool, poolOf } from './pool.js';
import type { PoolSource } from './pool-source.js';

/** Reads the rows of a pool; called once for each. */
export type LoadRows = (rows: ExistingRows) => Promise<Pool>;

const EMPTY = poolOf([]);

/** What the relations of a call choose from: what the factory was given, and what those around it were. */
export class Pools {
  readonly #byTarget = new Map<Function, Promise<Pool>>();

  constructor(
    private readonly sources: readonly PoolSource[],
    private readonly load: LoadRows,
    private readonly outer?: Pools,
  ) {}

  within(sources: readonly PoolSource[]): Pools {
    return sources.length === 0 ? this : new Pools(sources, this.load, this);
  }

  get isEmpty(): boolean {
    return this.sources.length === 0 && (this.outer?.isEmpty ?? true);
  }

  /** Entities of this kind, those of its children by inheritance included. The nearest pool with some of them counts. */
  of(target: EntityMetadata): Promise<Pool> {
    const known = this.#byTarget.get(target.class);
    if (known !== undefined) {
      return known;
    }
    const found = this.#find(target);
    this.#byTarget.set(target.class, found);
    return found;
  }

  async #find(target: EntityMetadata): Promise<Pool> {
    const pools = await Promise.all(this.sources.map((source) => this.#open(source, target)));
    const filled = pools.filter(({ size }) => size > 0);
    return filled.length > 0 ? joined(filled) : ((await this.outer?.of(target)) ?? EMPTY);
  }

  async #open(source: PoolSource, target: EntityMetadata): Promise<Pool> {
    if (source instanceof ExistingRows) {
      const { entity } = source;
      return leadsTo(entity, target) ? this.load(source) : EMPTY;
    }
    return poolOf(source.filter((entity) => entity instanceof target.class));
  }
}

function leadsTo(entity: unknown, { class: target, className }: EntityMetadata): boolean {
  const type: unknown =
    typeof entity === 'object' && entity !== null && 'class' in entity ? entity.class : entity;
  return typeof type === 'function'
    ? type === target || type.prototype instanceof target
    : type === className ||
        (typeof entity === 'object' && entity !== null && 'name' in entity && entity.name === className);
}

/** The blocks of code around, the nearest one last. */
const around = new AsyncLocalStorage<readonly (readonly PoolSource[])[]>();

/** Those of a registry, before those of the block of code that runs, before those of the blocks around it. */
export function openPools(sources: readonly PoolSource[], load: LoadRows): Pools {
  const blocks = around.getStore() ?? [];
  return [...blocks, sources].reduce((pools, inner) => pools.within(inner), new Pools([], load));
}

/** Gives them to all factories that are used in the work, which look there first, and then in the blocks around. */
export function withAmbientPools<R>(sources: readonly PoolSource[], work: () => R): R {
  return around.run([...(around.getStore() ?? []), sources], work);
}
