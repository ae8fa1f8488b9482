import type { EntityMetadata } from '@mikro-orm/core';

import { expectedOf } from '../../entity-rows/expected.js';
import { InsertValueError } from '../../errors/insert-value.error.js';
import { type InsertFault, InvalidInsertError } from '../../errors/invalid-insert.error.js';
import type { InsertColumn } from './insert-column.js';
import type { InsertTable } from './insert-table.js';

/** Makes the errors of rows of one entity. */
export class FieldErrors {
  constructor(
    private readonly meta: EntityMetadata,
    private readonly table: InsertTable,
  ) {}

  /** @param reason what is said of the value, such as `it is null`. */
  value(column: InsertColumn, sequence: number, reason: string, cause?: unknown): InsertValueError {
    return new InsertValueError({
      entity: this.meta.className,
      sequence,
      property: column.path,
      column: `${this.table.name}.${column.column.name}`,
      expected: expectedOf(column),
      reason,
      cause,
    });
  }

  /** @param what the row does, such as `gives author by 2 values`. */
  fault(reason: InsertFault, property: string, what: string, remedy: string): InvalidInsertError {
    const entity = this.meta.className;
    return new InvalidInsertError({
      entity,
      reason,
      problem: `A row of ${entity} ${what}.`,
      remedy,
      property,
    });
  }
}
