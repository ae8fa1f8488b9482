import { InvalidBatchError } from '../../../errors/invalid-batch.error.js';
import { compileText } from '../compiler.js';
import type { SqlText } from '../sql-text.js';
import type { Cursors } from './cursors.js';
import type { OperationQueue } from './operation-queue.js';

const DEFAULT_BATCH = 1_000;

export interface StreamOptions {
  /** How many rows are fetched, and held in memory, at once. Default: 1,000. */
  batch?: number;
}

/** @throws InvalidBatchError and MigrationEndedError at once, not when the first row is asked for. */
export function streamRows<R extends object>(
  queue: OperationQueue,
  cursors: Cursors,
  text: SqlText,
  { batch = DEFAULT_BATCH }: StreamOptions = {},
): AsyncGenerator<R, void, undefined> {
  queue.ensureOpen();
  if (!Number.isSafeInteger(batch) || batch < 1) {
    throw new InvalidBatchError(batch);
  }
  return eachRow(queue, cursors.read<R>(compileText(text), { size: batch }));
}

/** Rows that were fetched before the migration's function returned are not handed out after it. */
async function* eachRow<R>(
  queue: OperationQueue,
  batches: AsyncIterable<R[]>,
): AsyncGenerator<R, void, undefined> {
  for await (const rows of batches) {
    for (const row of rows) {
      queue.ensureOpen();
      yield row;
    }
  }
}
