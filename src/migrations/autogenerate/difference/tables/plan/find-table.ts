import { isSameName, type ObjectName } from '../../../../operations/names.js';
import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import type { TableFact } from '../../../model/schema-model.js';

export function findTable(tables: readonly TableFact[], name: ObjectName): TableFact | undefined {
  return tables.find((table) => isSameName(table.name, name));
}

/** The table that the columns are told of, which is the topmost parent of a partition. */
export function withColumns(table: TableFact, tables: readonly TableFact[]): TableFact {
  const parent = table.partition && findTable(tables, table.partition.of);
  return parent === undefined ? table : withColumns(parent, tables);
}

export function columnsOf(table: TableFact, tables: readonly TableFact[]): readonly ColumnDefinition[] {
  return withColumns(table, tables).definition.columns;
}
