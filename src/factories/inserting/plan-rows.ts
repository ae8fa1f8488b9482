import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import { discriminatorOf } from '../../entity-rows/discriminator.js';
import type { PlainRow } from '../../entity-rows/plain-row.js';
import { toCopyField } from '../../sql/copy-field.js';
import type { EntityDefaults } from './entity-defaults.js';
import { FieldsMaker, isLeft } from './fields-maker.js';
import { NULL } from './fields/property-fields.js';
import type { InsertColumn } from './insert-column.js';
import type { InsertContext } from './insert-context.js';
import type { InsertTable } from './insert-table.js';
import { type PlannedProperty, type PlannedSequence, TablePlan } from './row-plan.js';

/** A table that rows of an entity are in, and what of them is there. */
export interface EntityTable {
  readonly table: InsertTable;
  readonly properties: readonly EntityProperty[];
}

interface Sample {
  readonly row: PlainRow;
  /** The names of the keys that are made. */
  readonly made: ReadonlySet<string>;
}

/** Makes the plan for rows that have the same properties as one of them. */
export class TablePlanner {
  readonly #columns: InsertColumn[] = [];
  readonly #fields: string[] = [];
  readonly #properties: PlannedProperty[] = [];
  readonly #sequences: PlannedSequence[] = [];
  readonly #maker: FieldsMaker;

  constructor(
    private readonly context: InsertContext,
    private readonly meta: EntityMetadata,
    private readonly defaults: EntityDefaults,
    private readonly of: EntityTable,
  ) {
    this.#maker = new FieldsMaker(context, meta, of.table);
  }

  /** @throws InvalidInsertError where a property of the row can't be written. */
  plan({ row, made }: Sample): TablePlan {
    for (const property of this.of.properties) {
      this.#plan(property, row[property.name], made.has(property.name));
    }
    const { table } = this.of;
    const references = table.foreignKeys.map((foreignKey) => ({
      foreignKey,
      at: this.#columns.findIndex(({ column }) => column.name === foreignKey.columns[0]),
    }));
    const columnSet = this.context.columnSets.of(this.meta.className, table, this.#columns);
    return new TablePlan(
      table,
      columnSet,
      this.#properties,
      references,
      this.#sequences,
      this.defaults,
      this.#fields,
    );
  }

  #plan(property: EntityProperty, value: unknown, isMade: boolean): void {
    if (!isWritten(property, value)) {
      return;
    }
    const make = this.defaults.of(property);
    if (value !== undefined || isMade || (make !== undefined && !this.#isFixed(property))) {
      this.#write(property, value, make, isMade);
      return;
    }
    for (const column of this.#maker.leavesOf(property, property.name)) {
      const field = this.#fieldOf(property, column);
      if (field !== undefined) {
        this.#add(column, field);
      }
    }
  }

  /** What all rows have that give the property no value; undefined where it is left to the database. */
  #fieldOf(property: EntityProperty, { column }: InsertColumn): string | undefined {
    const discriminator = discriminatorOf(this.meta);
    if (discriminator?.property === property.name) {
      return toCopyField(discriminator.value);
    }
    if (isLeft(column)) {
      return undefined;
    }
    return property.version ? firstVersion(property) : NULL;
  }

  /** A discriminator is what it is, whatever the class begins with. */
  #isFixed({ name }: EntityProperty): boolean {
    return discriminatorOf(this.meta)?.property === name;
  }

  #write(property: EntityProperty, value: unknown, make: PlannedProperty['make'], isMade: boolean): void {
    const { name, onCreate } = property;
    const fields = this.#maker.make(property, name, value);
    const at = this.#fields.length;
    this.#properties.push({ name, fields, at, make, replacesNull: onCreate !== undefined });
    for (const column of fields.columns) {
      const highest = this.of.table.highest.get(column.column.name);
      if (highest !== undefined && !isMade) {
        this.#sequences.push({ highest, at: this.#fields.length });
      }
      this.#add(column, NULL);
    }
  }

  #add(column: InsertColumn, field: string): void {
    this.#columns.push(column);
    this.#fields.push(field);
  }
}

/** What has no columns may be given all the same, as long as it is nothing that would have to be stored. */
function isWritten({ kind, owner, persist, formula, primary }: EntityProperty, value: unknown): boolean {
  if ((persist === false && !primary) || formula !== undefined) {
    return false;
  }
  const isElsewhere =
    kind === ReferenceKind.ONE_TO_MANY ||
    kind === ReferenceKind.MANY_TO_MANY ||
    (kind === ReferenceKind.ONE_TO_ONE && !owner);
  return (
    !isElsewhere || !(value === undefined || value === null || (Array.isArray(value) && value.length === 0))
  );
}

function firstVersion({ runtimeType }: EntityProperty): string {
  return runtimeType === 'Date' ? 'now' : '1';
}
