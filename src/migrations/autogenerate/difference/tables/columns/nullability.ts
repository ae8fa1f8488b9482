import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import type { TableFact } from '../../../model/schema-model.js';
import { isSerial } from './base-type.js';

/** Whether a column takes nulls: not where it is told so, numbers itself or is in the primary key. */
export function isNullable(column: ColumnDefinition, { definition }: Pick<TableFact, 'definition'>): boolean {
  const isKey = definition.constraints.some(
    (constraint) => constraint.type === 'primaryKey' && constraint.columns.includes(column.name),
  );
  return column.notNull !== true && column.identity === undefined && !isSerial(column.type) && !isKey;
}
