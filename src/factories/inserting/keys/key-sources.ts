import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import type { PlainRow } from '../../../entity-rows/plain-row.js';
import type { Column } from '../../../entity-rows/table.js';
import { InvalidInsertError } from '../../../errors/invalid-insert.error.js';
import type { EntityDefaults } from '../entity-defaults.js';
import type { InsertContext } from '../insert-context.js';
import { keyPropertiesOf } from '../key-properties.js';
import type { EntityTable } from '../plan-rows.js';
import type { PlannedKey } from '../row-plan.js';
import { BlockKeys } from './block-keys.js';
import { DefaultKeys } from './default-keys.js';
import type { KeySource } from './key-source.js';
import { PlaceUuids } from './place-uuids.js';

/** Says where the keys come from that rows of one entity lack. */
export class KeySources {
  readonly #properties: readonly EntityProperty[];
  readonly #sources = new Map<string, KeySource>();

  constructor(
    private readonly context: InsertContext,
    private readonly meta: EntityMetadata,
    private readonly tables: readonly EntityTable[],
    private readonly defaults: EntityDefaults,
  ) {
    this.#properties = keyPropertiesOf(context.em, meta);
  }

  /** @throws InvalidInsertError where nothing makes a key that is missing. */
  of(attributes: PlainRow, isReferred: boolean): PlannedKey[] {
    return this.#properties
      .filter(({ name }) => attributes[name] === undefined)
      .filter((property) => isReferred || this.#isNeeded(property))
      .flatMap((property) => {
        const source = this.#sources.get(property.name) ?? this.#make(property);
        if (source === undefined) {
          return this.#ensureOptional(property);
        }
        this.#sources.set(property.name, source);
        return [{ name: property.name, source }];
      });
  }

  /** UUIDs are made for all rows, so that they depend on the random seed; others where several tables need the same one. */
  #isNeeded({ name, primary }: EntityProperty): boolean {
    const column = this.#columnOf(name);
    return (
      primary === true && (this.tables.length > 1 || column?.type === 'uuid' || column?.default === null)
    );
  }

  #make(property: EntityProperty): KeySource | undefined {
    const { name } = property;
    const make = this.defaults.of(property);
    if (make !== undefined) {
      return new DefaultKeys(make, this.defaults);
    }
    const column = this.#columnOf(name);
    if (column?.type === 'uuid' && (property.primary || column.default !== null)) {
      return new PlaceUuids(this.context.randomSeed, this.meta.className, name);
    }
    return column === undefined || column.default === null
      ? undefined
      : new BlockKeys(this.context, property, column);
  }

  /** A row may go without what some relation could refer to, but not without a primary key. */
  #ensureOptional({ name, primary }: EntityProperty): [] {
    if (primary) {
      const entity = this.meta.className;
      throw new InvalidInsertError({
        entity,
        reason: 'missingKey',
        problem: `A row of ${entity} has no ${name}, which is a part of its primary key and has no default.`,
        remedy: `Let the factory give ${name} a value.`,
        property: name,
      });
    }
    return [];
  }

  #columnOf(name: string): Column | undefined {
    for (const { table, properties } of this.tables) {
      const column = properties.find((property) => property.name === name)?.fieldNames[0];
      if (column !== undefined) {
        return table.columns.get(column);
      }
    }
    return undefined;
  }
}
