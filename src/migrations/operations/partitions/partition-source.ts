import type { NamingRule, ObjectName } from '../names.js';
import type { Arrow } from '../source/code.js';
import type { TableDefinition } from '../tables/table-definition.js';
import { tableSource } from '../tables/table-source.js';

/** The function that describes a partition; nothing where it is all that its parent makes it. */
export function partitionSource(
  table: ObjectName,
  definition: TableDefinition,
  naming: NamingRule,
): Arrow | undefined {
  return Object.values(definition).every(isNothing) ? undefined : tableSource(table, definition, naming);
}

function isNothing(part: unknown): boolean {
  return part === undefined || (Array.isArray(part) && part.length === 0);
}
