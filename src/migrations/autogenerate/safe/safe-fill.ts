import { compile } from '../../operations/compiler.js';
import type { Backfill } from '../../operations/rows/backfill.js';
import { condition } from '../../operations/rows/row-condition.js';
import type { UpdateRows } from '../../operations/rows/update-rows.js';
import type { SafeForm } from './stages.js';

/** Rows are filled in batches, each in a short transaction. */
export const safeFill: SafeForm = (operation, context) =>
  operation.kind === 'update' && context.isBusy(operation.table)
    ? [{ stage: 'fill', operation: toBackfill(operation) }]
    : undefined;

function toBackfill({ table, set, where }: UpdateRows): Backfill {
  const which = where === undefined ? {} : { where: compile(condition(where)) };
  return { kind: 'backfill', table, set, ...which, reverse: false };
}
