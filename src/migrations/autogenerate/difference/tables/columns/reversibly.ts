import type { AlterColumn } from '../../../../operations/columns/alter-column.js';
import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import type { ObjectName } from '../../../../operations/names.js';
import type { Operation } from '../../../../operations/operation.js';
import type { Pair } from '../../pair-up.js';

/** The alteration, with a way back of its own where swapping what it was and is would be none. */
export function reversibly(
  alteration: AlterColumn,
  { before, after }: Pair<ColumnDefinition>,
  table: ObjectName,
): Operation {
  if (before.generated !== undefined && after.generated === undefined) {
    return { kind: 'reversible', up: [alteration], down: generatedAgain(table, before) };
  }
  const { to, from, column, revertUsing } = alteration;
  if (to.collation === from.collation || (to.collation !== undefined && from.collation !== undefined)) {
    return alteration;
  }
  const nullable = to.nullable === undefined ? from : { ...from, nullable: !to.nullable };
  const using = revertUsing === undefined ? {} : { using: revertUsing };
  const back: AlterColumn = { kind: 'alterColumn', table, column, to: nullable, from: to, ...using };
  return { kind: 'reversible', up: [alteration], down: [back] };
}

/** PostgreSQL makes no column generated that is there. */
function generatedAgain(table: ObjectName, column: ColumnDefinition): Operation[] {
  return [
    { kind: 'dropColumn', table, column: column.name },
    { kind: 'addColumn', table, column },
  ];
}
