import type { EntityMetadata } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { InvalidReferenceError, type ReferenceFault } from '../../errors/invalid-reference.error.js';
import { ReferenceValueError, type ReferenceValueDetails } from '../../errors/reference-value.error.js';
import { showRow } from '../../errors/show-reference.js';
import type { ReferenceMode } from './reference.js';
import type { Table } from '../../entity-rows/table.js';

/** What one call works on. */
export interface ReferenceContext {
  readonly em: EntityManager;
  readonly meta: EntityMetadata;
  readonly table: Table;
  readonly mode: ReferenceMode;
  readonly by: readonly string[];
  readonly allowEmpty: boolean;
  /** What the rows are from; undefined for rows from code. */
  readonly source: string | undefined;
}

export type RowFault = Extract<
  ReferenceFault,
  'unknownProperty' | 'unsuitableProperty' | 'missingKey' | 'nullKey' | 'notARow' | 'notAKey'
>;

/** Makes the errors of a row. */
export class RowErrors {
  constructor(private readonly context: Pick<ReferenceContext, 'meta' | 'source' | 'table'>) {}

  /** @param problem what the row does, such as `names x`. */
  fault(
    reason: RowFault,
    row: number,
    problem: string,
    remedy: string,
    property?: string,
  ): InvalidReferenceError {
    const { meta, source } = this.context;
    return new InvalidReferenceError({
      entity: meta.className,
      reason,
      problem: `${showRow(row, source)} for ${meta.className} ${problem}.`,
      remedy,
      row,
      ...(source === undefined ? {} : { source }),
      ...(property === undefined ? {} : { property }),
    });
  }

  /** @param column its name alone. */
  value(details: Omit<ReferenceValueDetails, 'entity' | 'source'>): ReferenceValueError {
    const { meta, source, table } = this.context;
    return new ReferenceValueError({
      ...details,
      entity: meta.className,
      ...(source === undefined ? {} : { source }),
      ...(details.column === undefined ? {} : { column: `${table.name}.${details.column}` }),
    });
  }
}
