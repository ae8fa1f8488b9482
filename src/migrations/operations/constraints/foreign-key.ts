import { defaultName, type NamingRule, type ObjectName } from '../names.js';
import type { ForeignKeyDefinition, ForeignKeyOptions } from './constraint-definition.js';

export interface ForeignKeyWithIndex extends ForeignKeyOptions {
  /** Whether the columns get an index, which PostgreSQL does not make by itself. Default: true. */
  index?: boolean;
}

export function foreignKey(
  table: ObjectName,
  columns: readonly string[],
  referencedTable: ObjectName,
  referencedColumns: readonly string[],
  { name, ...options }: ForeignKeyOptions,
  naming: NamingRule = defaultName,
): ForeignKeyDefinition {
  return {
    type: 'foreignKey',
    name: name ?? naming(table, columns, 'foreign'),
    columns,
    references: { table: referencedTable, columns: referencedColumns },
    ...options,
  };
}
