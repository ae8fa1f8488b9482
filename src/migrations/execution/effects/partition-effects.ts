import type { BareStatement } from '../statements/bare-statement.js';
import { runUnless, type Attempt, type Settlement } from './effect.js';

/** A partition whose detaching was interrupted can only be detached for good. */
export async function settleDetachPartition(
  { table, partition }: Extract<BareStatement, { form: 'detachPartition' }>,
  attempt: Attempt,
): Promise<Settlement> {
  const { rows } = await attempt.session.client.query<{ pending: boolean }>(
    `select inhdetachpending as pending from pg_inherits
      where inhparent = to_regclass($1) and inhrelid = to_regclass($2)`,
    [table, partition],
  );
  return rows[0]?.pending === true
    ? { run: `alter table ${table} detach partition ${partition} finalize` }
    : runUnless(rows.length === 0, attempt);
}
