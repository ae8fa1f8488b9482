import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import type { PlainRow } from '../../entity-rows/plain-row.js';
import type { Column } from '../../entity-rows/table.js';
import { EntityDefaults } from './entity-defaults.js';
import { FieldErrors } from './field-errors.js';
import { ColumnField } from './fields/column-field.js';
import { EmbeddedFields, type EmbeddedPart } from './fields/embedded-fields.js';
import type { PropertyFields } from './fields/property-fields.js';
import { ToOneFields } from './fields/to-one-fields.js';
import { type InsertColumn, sqlOf } from './insert-column.js';
import type { InsertContext } from './insert-context.js';
import type { InsertTable } from './insert-table.js';
import { refusalOf } from './refusal.js';

/** Makes the fields of an entity's properties in one of its tables. */
export class FieldsMaker {
  readonly #errors: FieldErrors;

  constructor(
    private readonly context: InsertContext,
    meta: EntityMetadata,
    private readonly table: InsertTable,
  ) {
    this.#errors = new FieldErrors(meta, table);
  }

  /**
   * @param value of the first row that has it: rows whose embeddables have other properties have other columns.
   * @throws InvalidInsertError where the property can't be written.
   */
  make(property: EntityProperty, path: string, value: unknown): PropertyFields {
    const refusal = refusalOf(property, this.table);
    if (refusal !== undefined) {
      throw this.#errors.fault(refusal.reason, path, `names ${path}, which ${refusal.why}`, refusal.remedy);
    }
    if (property.kind === ReferenceKind.EMBEDDED && !property.object) {
      return this.#embedded(property, path, value);
    }
    const columns = this.columnsOf(property, path);
    const [column] = columns;
    const isColumn = property.kind === ReferenceKind.SCALAR || property.kind === ReferenceKind.EMBEDDED;
    return isColumn && column !== undefined
      ? new ColumnField(column, this.context.values.textOf(property), this.#errors)
      : new ToOneFields(property, columns, this.context.values, this.#errors);
  }

  /** Those that the table has; none of an embeddable's. */
  columnsOf(property: EntityProperty, path: string): InsertColumn[] {
    const names = property.ownColumns ?? property.fieldNames ?? [];
    const sql = sqlOf(property, this.context.em.getPlatform());
    return names.flatMap((name) => {
      const column = this.table.columns.get(name);
      const full = names.length > 1 ? `${path}.${name}` : path;
      return column === undefined ? [] : [{ column, property, path: full, sql }];
    });
  }

  /** All columns that an embeddable leads to. */
  leavesOf(property: EntityProperty, path: string): InsertColumn[] {
    return property.kind === ReferenceKind.EMBEDDED && !property.object
      ? partsOf(property).flatMap(([name, part]) => this.leavesOf(part, `${path}.${name}`))
      : this.columnsOf(property, path);
  }

  #embedded(property: EntityProperty, path: string, value: unknown): PropertyFields {
    const { targetMeta } = property;
    const originals: Readonly<Record<string, EntityProperty>> = targetMeta?.properties ?? {};
    const defaults = targetMeta === undefined ? undefined : new EntityDefaults(this.context.em, targetMeta);
    const given = isObject(value) ? value : undefined;
    const parts = partsOf(property).flatMap(([name, part]): EmbeddedPart[] => {
      const make = defaults?.of(originals[name] ?? part);
      const isWritten = given === undefined || given[name] !== undefined || make !== undefined;
      const isOpen = this.leavesOf(part, path).some(({ column }) => isLeft(column));
      return !isWritten && isOpen
        ? []
        : [
            {
              name,
              fields: this.make(part, `${path}.${name}`, given?.[name] ?? null),
              make: make === undefined ? undefined : (row) => defaults?.value(make, row),
            },
          ];
    });
    return new EmbeddedFields(path, parts, new Set(Object.keys(property.embeddedProps)), this.#errors);
  }
}

/** Whether a column that a row has no value for is left to the database. */
export function isLeft(column: Column): boolean {
  return column.default !== null || column.generated;
}

/** Those that are written at all. */
function partsOf({ embeddedProps }: EntityProperty): [name: string, part: EntityProperty][] {
  return Object.entries(embeddedProps).filter(
    ([, { persist, formula }]) => persist !== false && formula === undefined,
  );
}

function isObject(value: unknown): value is PlainRow {
  return typeof value === 'object' && value !== null;
}
