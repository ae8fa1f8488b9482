import type { NamingRule, ObjectName } from '../names.js';
import { TableBuilder } from './table-builder.js';
import type { TableDefinition } from './table-definition.js';

/** Says what a table is. */
export type DescribeTable = (t: TableBuilder) => void;

export function describeTable(
  table: ObjectName,
  define: DescribeTable = () => undefined,
  naming: NamingRule,
): TableDefinition {
  const builder = new TableBuilder(table, naming);
  define(builder);
  return builder.build();
}
