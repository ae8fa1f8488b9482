import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import { type ConfiguredFactory, NO_SETTINGS, type PlainAttributes, SETTINGS } from '../factory-settings.js';
import type { InferredFactory } from '../inference/index.js';
import type { OpenBatch, Parent } from './batch.js';
import type { BuildCall } from './build-call.js';
import { ensureInferable } from './ensure-inferable.js';
import { EntityContext } from './entity-context.js';
import type { Frame } from './frame.js';
import type { ParentFinder } from './parent-finder.js';
import { pivotRequirements } from './pivot-requirements.js';
import { type PivotSides, pivotSidesOf, uuidKeyOf } from './pivot-sides.js';

interface Pivot {
  readonly meta: EntityMetadata;
  readonly sides: PivotSides;
  readonly needs: InferredFactory;
}

/** A row of a pivot entity that is to be: its target, and what was given. */
export interface PivotRow {
  readonly target: unknown;
  readonly given: PlainAttributes;
}

/** Infers what the rows of pivot entities need and nobody gave, as for any entity without a factory. */
export class PivotValues {
  readonly #pivots = new Map<EntityProperty, Pivot | undefined>();

  constructor(
    private readonly call: BuildCall,
    private readonly parents: ParentFinder,
  ) {}

  /**
   * The values of each row, in their order.
   *
   * @throws DomainTooSmallError
   */
  async complete(
    frame: Frame,
    { made: owner, property }: Parent,
    rows: readonly PivotRow[],
  ): Promise<PlainAttributes[]> {
    const pivot = this.#pivotOf(property);
    const needs = pivot && withoutGiven(pivot.needs, rows);
    if (pivot === undefined || needs === undefined || rows.length === 0) {
      return rows.map(({ given }) => given);
    }
    const open = openPivot(frame.within(this.#factoryOf(pivot, needs)), pivot, owner, rows.length);
    ensureInferable(open, this.call.scope.sequences.made(pivot.meta.class));
    const completed: PlainAttributes[] = [];
    for (const [index, row] of rows.entries()) {
      completed.push(await this.#one(open, pivot, row, index));
    }
    return completed;
  }

  async #one(open: OpenBatch, { meta, sides }: Pivot, { target, given }: PivotRow, index: number) {
    const { scope, source } = this.call;
    const sequence = scope.sequences.next(meta.class);
    const context = new EntityContext(scope, source.places.faker, sequence, index, open.count, undefined);
    const inferred = source.gather(open.frame.factory, meta, context, open.shared);
    const attributes = { ...inferred, ...given, [sides.other.name]: target };
    if (this.parents.isNeeded(open.frame, attributes)) {
      await this.parents.settle(open.frame, attributes, context);
    }
    return attributes;
  }

  #factoryOf({ meta }: Pivot, inferred: InferredFactory): ConfiguredFactory {
    const { scope } = this.call;
    return {
      [SETTINGS]: { ...NO_SETTINGS, entity: meta.class, inferred, scope },
      definition: () => ({}),
    };
  }

  #pivotOf(property: EntityProperty): Pivot | undefined {
    if (!this.#pivots.has(property)) {
      this.#pivots.set(property, this.#find(property));
    }
    return this.#pivots.get(property);
  }

  #find(property: EntityProperty): Pivot | undefined {
    const { pivotEntity } = property;
    const meta = pivotEntity && this.call.em.getMetadata().find(pivotEntity);
    const sides = meta && pivotSidesOf(meta, property);
    const made = meta && this.call.maker.makesLinkKeys === true ? uuidKeyOf(meta) : undefined;
    const needs = sides && pivotRequirements(meta, sides, made);
    return needs && { meta, sides, needs };
  }
}

/** What is given to all rows is not inferred; what is given to some is, for the others. */
function withoutGiven(needs: InferredFactory, rows: readonly PivotRow[]): InferredFactory | undefined {
  const isGiven = (name: string) => rows.every(({ given }) => name in given);
  const properties = needs.properties.filter(({ name }) => !isGiven(name));
  const uniques = needs.uniques.filter((unique) => !unique.properties.some(isGiven));
  return properties.length === 0 ? undefined : { ...needs, properties, uniques };
}

function openPivot(frame: Frame, { sides }: Pivot, owner: object, count: number): OpenBatch {
  const shared = { [sides.own.name]: owner };
  return { frame, parent: undefined, childOf: undefined, isReferred: false, count, shared };
}
