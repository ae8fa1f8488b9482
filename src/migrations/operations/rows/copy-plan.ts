import { columnTuple, object, statement } from '../clauses.js';
import type { CopyPlan, OpenedCopy } from '../execution-step.js';
import type { ObjectName } from '../names.js';
import { copyLine } from './copy-text.js';
import { ensureFits, givenColumns } from './row-shape.js';
import { eachRow, type RowSource } from './row-source.js';
import type { Row } from './row-values.js';

export function copyPlan(table: ObjectName, source: RowSource): CopyPlan {
  return { repeatable: !('next' in source), open: () => open(table, eachRow(table, source)) };
}

async function open(table: ObjectName, rows: AsyncIterator<Row, void>): Promise<OpenedCopy> {
  const first = await rows.next();
  const columns = first.done === true ? [] : givenColumns(first.value);
  return {
    statement: copyStatement(table, columns),
    lines: lines(table, columns, first, rows),
  };
}

function copyStatement(table: ObjectName, columns: readonly string[]): string {
  return statement('copy', object(table), columns.length > 0 && columnTuple(columns), 'from stdin');
}

async function* lines(
  table: ObjectName,
  columns: readonly string[],
  first: IteratorResult<Row, void>,
  rows: AsyncIterator<Row, void>,
): AsyncGenerator<string, void> {
  try {
    let number = 1;
    for (let next = first; next.done !== true; next = await rows.next()) {
      ensureFits(table, next.value, columns, number++);
      yield copyLine(next.value, columns);
    }
  } finally {
    await rows.return?.();
  }
}
