import type { EntityMetadata } from '@mikro-orm/core';

import type { EntityRows, PlainRow } from './entity-rows.js';
import type { ReferenceRows } from './reference.js';

/** The rows, wherever they come from. */
export async function* plainRowsOf<T extends object>(
  rows: ReferenceRows<T>,
  meta: EntityMetadata,
): AsyncGenerator<PlainRow> {
  yield* isEntityRows(rows) ? rows.rowsOf(meta) : rows;
}

/** What the rows are called in messages; undefined for those from code. */
export function sourceOf<T extends object>(rows: ReferenceRows<T>): string | undefined {
  return isEntityRows(rows) ? rows.source : undefined;
}

function isEntityRows<T extends object>(rows: ReferenceRows<T>): rows is EntityRows {
  return 'rowsOf' in rows;
}
