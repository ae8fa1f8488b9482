import { IncompleteRowError, type RowPart } from '../../../errors/incomplete-row.error.js';
import { showName, type ObjectName } from '../names.js';
import { isRows, isSql, type RowCondition } from './row-condition.js';
import type { Row } from './row-values.js';

/** Makes sure that no row says nothing: as a condition it would mean all rows. */
export function ensureRows(
  call: IncompleteRowError['call'],
  table: ObjectName,
  part: RowPart,
  given: RowCondition | readonly Row[] = [],
): void {
  const rows = isRows(given) ? given : isSql(given) ? [] : [given];
  for (const row of rows) {
    const columns = Object.keys(row);
    const unsaid = columns.find((column) => row[column] === undefined);
    if (columns.length === 0 || unsaid !== undefined) {
      throw new IncompleteRowError(call, showName(table), part, unsaid);
    }
  }
}
