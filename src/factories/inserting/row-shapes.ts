import type { PlainRow } from '../../entity-rows/plain-row.js';
import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { EntityTable } from './plan-rows.js';

/** Tells which rows have the same properties. */
export class RowShapes {
  /** Embeddables whose columns may be left to the database: what a row gives of them counts as well. */
  readonly #open: readonly string[];

  constructor(tables: readonly EntityTable[]) {
    this.#open = tables.flatMap(({ table, properties }) =>
      properties
        .filter((property) => leavesOf(property).some((name) => table.columns.get(name)?.default !== null))
        .map(({ name }) => name),
    );
  }

  namesOf(row: PlainRow): string[] {
    return Object.keys(row).filter((name) => row[name] !== undefined);
  }

  /** Whether these are its names, in this order, and all that counts. */
  hasNames(row: PlainRow, names: readonly string[]): boolean {
    if (this.#open.length > 0) {
      return false;
    }
    let count = 0;
    for (const name of Object.keys(row)) {
      if (row[name] !== undefined && names[count++] !== name) {
        return false;
      }
    }
    return count === names.length;
  }

  keyOf(row: PlainRow): string {
    const names = this.namesOf(row).toSorted();
    return JSON.stringify([names, ...this.#open.map((name) => shapeOf(row[name]))]);
  }
}

/** The columns of an embeddable that is not JSON. */
function leavesOf(property: EntityProperty): string[] {
  return property.kind !== ReferenceKind.EMBEDDED || property.object
    ? []
    : Object.values(property.embeddedProps).flatMap((part) =>
        part.kind === ReferenceKind.EMBEDDED && !part.object ? leavesOf(part) : (part.fieldNames ?? []),
      );
}

function shapeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? 0 : 1;
  }
  if (value instanceof Date || Array.isArray(value)) {
    return 1;
  }
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]: [string, unknown]) => [name, shapeOf(part)]);
}
