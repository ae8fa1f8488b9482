import type { BareStatement } from '../statements/bare-statement.js';
import { runUnless, type Attempt, type Settlement } from './effect.js';

/** Whether the partition `$2` is attached to the table `$1`, and its detaching was begun. */
export const ATTACHMENT = `select inhdetachpending as pending from pg_inherits
  where inhparent = to_regclass($1) and inhrelid = to_regclass($2)`;

export function finishDetaching(table: string, partition: string): string {
  return `alter table ${table} detach partition ${partition} finalize`;
}

/** A partition whose detaching was interrupted can only be detached for good. */
export async function settleDetachPartition(
  { table, partition }: Extract<BareStatement, { form: 'detachPartition' }>,
  attempt: Attempt,
): Promise<Settlement> {
  const { rows } = await attempt.session.client.query<{ pending: boolean }>(ATTACHMENT, [table, partition]);
  return rows[0]?.pending === true
    ? { run: finishDetaching(table, partition) }
    : runUnless(rows.length === 0, attempt);
}
