import { AsyncLocalStorage } from 'node:async_hooks';

import { AsyncRowsError } from '../../../errors/async-rows.error.js';
import { ReadWhileCopyingError } from '../../../errors/read-while-copying.error.js';
import { RowsAlreadyReadError } from '../../../errors/rows-already-read.error.js';
import { showName, type ObjectName } from '../names.js';
import { ensureEven } from './row-shape.js';
import type { Row } from './row-values.js';

/** Rows that are there, or that are made while they are read. */
export type RowSource = Iterable<Row> | AsyncIterable<Row>;

export function isList(rows: RowSource): rows is readonly Row[] {
  return Array.isArray(rows);
}

/**
 * All rows, for a script, which refuses what the database would be refused.
 *
 * @throws AsyncRowsError where they have to be waited for.
 * @throws RowsAlreadyReadError
 * @throws StreamedRowError
 */
export function allRows(table: ObjectName, rows: RowSource): readonly Row[] {
  if (isList(rows)) {
    return rows;
  }
  if (Symbol.asyncIterator in rows) {
    throw new AsyncRowsError(showName(table));
  }
  ensureUnread(table, rows);
  const list = [...rows];
  ensureEven(table, list);
  return list;
}

/**
 * The rows one by one, as they are made.
 *
 * @throws RowsAlreadyReadError
 */
export async function* eachRow(table: ObjectName, rows: RowSource): AsyncGenerator<Row, void> {
  ensureUnread(table, rows);
  yield* Symbol.asyncIterator in rows ? makingRows(table, rows) : rows;
}

/** Generators that were read: a second reading would find no rows, and do nothing in silence. */
const read = new WeakSet<RowSource>();

function ensureUnread(table: ObjectName, rows: RowSource): void {
  if (read.has(rows)) {
    throw new RowsAlreadyReadError(showName(table));
  }
  if ('next' in rows) {
    read.add(rows);
  }
}

/** The table whose rows are being made, for all that their code calls. */
const tableInCopy = new AsyncLocalStorage<ObjectName>();

async function* makingRows(table: ObjectName, rows: AsyncIterable<Row>): AsyncGenerator<Row, void> {
  const iterator = rows[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await tableInCopy.run(table, () => iterator.next());
      if (next.done === true) {
        return;
      }
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** @throws ReadWhileCopyingError in code that makes rows: its read would wait for the COPY that waits for the row. */
export function ensureNotCopying(): void {
  const table = tableInCopy.getStore();
  if (table !== undefined) {
    throw new ReadWhileCopyingError(showName(table));
  }
}
