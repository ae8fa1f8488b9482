import type { DatabaseClient } from '../../../database/client.js';
import { BackfillKeyError } from '../../../errors/backfill-key.error.js';
import { showName } from '../../operations/names.js';
import type { Backfill } from '../../operations/rows/backfill.js';
import { findWalk } from './find-walk.js';
import type { Position } from './positions.js';
import { readTableFacts, type TableFacts } from './table-facts.js';
import type { Walk } from './walk-sql.js';

/** The options of a backfill with their defaults, and what was found out about its table. */
export interface BackfillPlan {
  /** The table's name for people. */
  table: string;
  batch: number;
  targetMs: number;
  pauseMs: number;
  walk: Walk;
  facts: TableFacts;
}

/** @throws BackfillKeyError where there are no columns to walk by, or it sets one of them. */
export async function planBackfill(client: DatabaseClient, operation: Backfill): Promise<BackfillPlan> {
  const { batch = 5_000, targetMs = 500, pauseMs = 0 } = operation;
  const walk = await findWalk(client, operation);
  const facts = await readTableFacts(client, walk.table);
  return { table: showName(operation.table), batch, targetMs, pauseMs, walk, facts };
}

/** @throws BackfillKeyError where the backfill was interrupted while it walked by other columns. */
export function ensureSameKey({ table, walk }: BackfillPlan, { key }: Position): void {
  const before = Object.keys(key ?? {});
  const isSame = before.length === walk.key.length && walk.key.every(({ name }) => before.includes(name));
  if (key !== null && !isSame) {
    throw new BackfillKeyError(table, 'wasOther', before);
  }
}
