import type { PlainRow } from '../../entity-rows/plain-row.js';
import type { MakeDefault } from '../../entity-rows/property-default.js';
import type { Draft } from '../building/maker.js';
import type { ColumnSet } from './column-sets.js';
import type { EntityDefaults } from './entity-defaults.js';
import type { PropertyFields } from './fields/property-fields.js';
import type { HighestGiven } from './highest-given.js';
import type { ForeignKey, InsertTable } from './insert-table.js';
import type { KeySource } from './keys/key-source.js';

/** How rows that have the same properties become lines of the tables. */
export interface RowPlan {
  /** The keys that the rows lack, by property. */
  readonly keys: readonly PlannedKey[];
  /** Those of joined inheritance from the root on; a single one for all others. */
  readonly tables: readonly TablePlan[];
}

export interface PlannedKey {
  readonly name: string;
  readonly source: KeySource;
}

/** A property that is written for each row. */
export interface PlannedProperty {
  readonly name: string;
  readonly fields: PropertyFields;
  /** Where its fields begin. */
  readonly at: number;
  /** What the entity gives it itself. */
  readonly make: MakeDefault | undefined;
  /** Whether the entity does so in the place of null, too. */
  readonly replacesNull: boolean;
}

/** A foreign key, and where its first column is among the fields; less than 0 where the database gives it. */
export interface PlannedReference {
  readonly foreignKey: ForeignKey;
  readonly at: number;
}

export interface PlannedSequence {
  readonly highest: HighestGiven;
  readonly at: number;
}

/** How rows become lines of one table. */
export class TablePlan {
  constructor(
    readonly table: InsertTable,
    readonly columnSet: ColumnSet,
    private readonly properties: readonly PlannedProperty[],
    readonly references: readonly PlannedReference[],
    private readonly sequences: readonly PlannedSequence[],
    private readonly defaults: EntityDefaults,
    /** Those of the last row; what is the same in all rows stands there from the start. */
    readonly fields: string[],
  ) {}

  /** The line for COPY; its fields can be read until the next one. */
  toLine(row: PlainRow, attributes: PlainRow, sequence: number): string {
    const { fields } = this;
    for (const property of this.properties) {
      property.fields.write(this.#valueOf(property, row, attributes), fields, property.at, sequence);
    }
    for (const { highest, at } of this.sequences) {
      highest.see(fields[at] ?? '');
    }
    return `${fields.join('\t')}\n`;
  }

  #valueOf({ name, make, replacesNull }: PlannedProperty, row: PlainRow, attributes: PlainRow): unknown {
    const value = row[name];
    const lacks = make !== undefined && (value === undefined || (value === null && replacesNull));
    return lacks ? this.defaults.value(make, attributes) : value;
  }
}

export function isReady({ keys }: RowPlan): boolean {
  for (const { source } of keys) {
    if (!source.isReady) {
      return false;
    }
  }
  return true;
}

/** The row that others see: with the keys that it lacked. */
export function rowOf({ keys }: RowPlan, draft: Draft): Record<string, unknown> {
  const row = { ...draft.attributes };
  for (const { name, source } of keys) {
    row[name] = source.take(draft);
  }
  return row;
}
