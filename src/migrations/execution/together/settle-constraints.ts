import type { DatabaseClient } from '../../../database/client.js';

/** Constraints of one name in one schema are set together. Those of which one can't be deferred stay as they are. */
export const DEFERRABLE = `
select format('%I.%I', nspname, conname) as name, bool_or(condeferred) and bool_and(condeferrable) as deferred
  from pg_constraint join pg_namespace n on n.oid = connamespace
 where not pg_is_other_temp_schema(n.oid) and has_schema_privilege(n.oid, 'usage')
 group by nspname, conname having bool_or(condeferrable)`;

/**
 * Checks what the transaction has left for its commit, and lets each constraint be deferred again or not as it is by
 * itself. A table with checks that are left to make could not be altered either.
 */
export async function settleConstraints(client: DatabaseClient): Promise<void> {
  const { rows } = await client.query<{ name: string; deferred: boolean }>(DEFERRABLE);
  await setConstraints(client, rows, 'immediate');
  await setConstraints(
    client,
    rows.filter(({ deferred }) => deferred),
    'deferred',
  );
}

async function setConstraints(
  client: DatabaseClient,
  constraints: readonly { name: string }[],
  mode: 'immediate' | 'deferred',
): Promise<void> {
  if (constraints.length > 0) {
    await client.query(`set constraints ${constraints.map(({ name }) => name).join(', ')} ${mode}`);
  }
}
