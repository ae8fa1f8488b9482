import type { EntityProperty } from '@mikro-orm/core';

import type { Lookup } from './lookup.js';
import type { Column } from '../../entity-rows/table.js';

/** How a row has a value: `g`: given, `d`: a default, for rows that are added alone, `-`: not at all. */
export type Mark = 'g' | 'd' | '-';

/** A column that rows can have a value for. */
export interface Slot {
  /** From 1: its column in the staging table is `c` and this, its mark is at this place. */
  readonly index: number;
  readonly column: Column;
  readonly property: EntityProperty;
  /** As a person knows it: `address.city`; for a relation of several columns with the column: `owner.tenant_id`. */
  readonly path: string;
  /** Whether its value is only for rows that are changed. */
  readonly onUpdate: boolean;
  /** How often rows have it given, and as a default. */
  readonly counts: { given: number; default: number };
}

/** A relation whose natural keys are resolved once all rows are there. */
export interface Relation {
  /** From 1: its columns in the staging table are `l` (which lookup) and `k` (its values) and this. */
  readonly index: number;
  readonly property: EntityProperty;
  readonly path: string;
  /** Those of the columns that it owns. */
  readonly slots: readonly Slot[];
  /** By the shape of their keys. */
  readonly lookups: Map<string, Lookup>;
}

/** The columns of the staging table. */
export class StagingLayout {
  readonly slots: Slot[] = [];
  readonly relations: Relation[] = [];

  /** Properties may share a column, and then its slot. */
  slot(column: Column, property: EntityProperty, path: string): Slot {
    const found = this.find(column.name);
    return found ?? this.#add({ column, property, path, onUpdate: false });
  }

  updateSlot({ column, property, path }: Slot): Slot {
    return this.#add({ column, property, path, onUpdate: true });
  }

  relation(property: EntityProperty, path: string, slots: readonly Slot[]): Relation {
    const relation = { index: this.relations.length + 1, property, path, slots, lookups: new Map() };
    this.relations.push(relation);
    return relation;
  }

  find(column: string): Slot | undefined {
    return this.slots.find((slot) => !slot.onUpdate && slot.column.name === column);
  }

  /** The relation that the slot is a part of. */
  relationOf(slot: Slot): Relation | undefined {
    return this.relations.find(({ slots }) => slots.includes(slot));
  }

  #add(slot: Omit<Slot, 'index' | 'counts'>): Slot {
    const added = { ...slot, index: this.slots.length + 1, counts: { given: 0, default: 0 } };
    this.slots.push(added);
    return added;
  }
}
