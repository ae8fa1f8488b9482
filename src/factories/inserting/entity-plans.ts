import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import { InvalidInsertError } from '../../errors/invalid-insert.error.js';
import { nearestName } from '../../errors/nearest-name.js';
import type { PlainRow } from '../../entity-rows/plain-row.js';
import type { Draft } from '../building/maker.js';
import { EntityDefaults } from './entity-defaults.js';
import type { InsertContext } from './insert-context.js';
import { KeySources } from './keys/key-sources.js';
import { type EntityTable, TablePlanner } from './plan-rows.js';
import type { RowPlan } from './row-plan.js';
import { RowShapes } from './row-shapes.js';

/** The plans for rows of one entity: one for each set of properties. */
export class EntityPlans {
  readonly #defaults: EntityDefaults;
  readonly #shapes: RowShapes;
  readonly #keys: KeySources;
  readonly #plans = new Map<string, RowPlan>();
  #last:
    { readonly isReferred: boolean; readonly names: readonly string[]; readonly plan: RowPlan } | undefined;

  /** @param tables from the root on, where it is joined inheritance. */
  constructor(
    private readonly context: InsertContext,
    private readonly meta: EntityMetadata,
    private readonly tables: readonly EntityTable[],
  ) {
    this.#defaults = new EntityDefaults(context.em, meta);
    this.#shapes = new RowShapes(tables);
    this.#keys = new KeySources(context, meta, tables, this.#defaults);
  }

  /** @throws InvalidInsertError where an attribute can't be written, or a key is missing. */
  planOf({ attributes, isReferred }: Draft): RowPlan {
    const last = this.#last;
    if (last?.isReferred === isReferred && this.#shapes.hasNames(attributes, last.names)) {
      return last.plan;
    }
    const key = `${isReferred} ${this.#shapes.keyOf(attributes)}`;
    const plan = this.#plans.get(key) ?? this.#plan(attributes, isReferred);
    this.#plans.set(key, plan);
    this.#last = { isReferred, names: this.#shapes.namesOf(attributes), plan };
    return plan;
  }

  #plan(attributes: PlainRow, isReferred: boolean): RowPlan {
    this.#ensureKnown(attributes);
    const keys = this.#keys.of(attributes, isReferred);
    const made = new Set(keys.map(({ name }) => name));
    const tables = this.tables.map((table) =>
      new TablePlanner(this.context, this.meta, this.#defaults, table).plan({ row: attributes, made }),
    );
    return { keys, tables };
  }

  #ensureKnown(attributes: PlainRow): void {
    const properties: Readonly<Record<string, EntityProperty>> = this.meta.properties;
    const unknown = Object.keys(attributes).find((name) => properties[name] === undefined);
    if (unknown !== undefined) {
      const known = Object.keys(properties);
      const nearest = nearestName(unknown, known);
      const { className: entity } = this.meta;
      throw new InvalidInsertError({
        entity,
        reason: 'unknownProperty',
        problem: `A row of ${entity} names ${unknown}, which is no property.`,
        remedy: nearest === undefined ? `Known are ${known.join(', ')}.` : `Did you mean ${nearest}?`,
        property: unknown,
      });
    }
  }
}
