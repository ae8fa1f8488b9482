import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import type { ObjectName } from '../../../../operations/names.js';
import type { Change } from '../../change.js';

/** Generated ones first, which may be made of others. */
export function dropColumns(table: ObjectName, columns: readonly ColumnDefinition[]): Change[] {
  return [...columns.filter(isGenerated), ...columns.filter((column) => !isGenerated(column))].map(
    (was): Change => ({
      phase: 'drop columns',
      operation: { kind: 'dropColumn', table, column: was.name, was },
    }),
  );
}

export function isGenerated({ generated }: ColumnDefinition): boolean {
  return generated !== undefined;
}
